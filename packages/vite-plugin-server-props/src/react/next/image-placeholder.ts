import type { CSSProperties } from 'react'
import { escapeHtml } from '../../shared/escape.js'
import type { ResolvedImage } from './resolve-image.js'

/** Values of `object-fit` that `background-size` does not know. */
const NO_SIZES: ReadonlySet<unknown> = /* @__PURE__ */ new Set([
  '-moz-initial',
  'fill',
  'none',
  'scale-down',
  undefined,
])

/** The background that is shown until the image has loaded. */
export function toPlaceholderStyle(image: ResolvedImage, style: CSSProperties): CSSProperties {
  const url = toUrl(image, style.objectFit)
  if (url === undefined) return {}
  const { objectFit, objectPosition } = style
  return {
    backgroundSize: NO_SIZES.has(objectFit) ? (objectFit === 'fill' ? '100% 100%' : 'cover') : objectFit,
    backgroundPosition: objectPosition ?? '50% 50%',
    backgroundRepeat: 'no-repeat',
    backgroundImage: `url("${url}")`,
  }
}

function toUrl(image: ResolvedImage, objectFit: CSSProperties['objectFit']): string | undefined {
  if (image.placeholder === 'empty') return undefined
  if (image.placeholder !== 'blur') return image.placeholder
  // Imported images have no small copy here; the placeholder is then left out.
  return image.blurDataURL === undefined ? undefined : toBlurredSvg(image, image.blurDataURL, objectFit)
}

/** A small image, blurred and with opaque edges, as an SVG in a data URL. */
function toBlurredSvg(
  { width, height, blurWidth, blurHeight }: ResolvedImage,
  href: string,
  objectFit: CSSProperties['objectFit'],
): string {
  const [boxWidth, boxHeight] = [blurWidth ? blurWidth * 40 : width, blurHeight ? blurHeight * 40 : height]
  const box = boxWidth && boxHeight ? ` viewBox='0 0 ${boxWidth} ${boxHeight}'` : ''
  const fits: Readonly<Record<string, string>> = { contain: 'xMidYMid', cover: 'xMidYMid slice' }
  const ratio = box === '' ? (fits[String(objectFit)] ?? 'none') : 'none'
  const svg =
    `<svg xmlns='http://www.w3.org/2000/svg'${box}>` +
    `<filter id='b' color-interpolation-filters='sRGB'><feGaussianBlur stdDeviation='20'/>` +
    // What the blur makes transparent at the edges is laid over a copy that is not.
    `<feComponentTransfer><feFuncA type='linear' slope='100' intercept='-1'/></feComponentTransfer>` +
    `<feComposite in2='SourceGraphic'/></filter>` +
    `<image width='100%' height='100%' preserveAspectRatio='${ratio}' filter='url(#b)' href='${escapeHtml(href)}'/></svg>`
  return `data:image/svg+xml;charset=utf-8,${svg.replace(/[%#<>"]/g, encodeURIComponent)}`
}

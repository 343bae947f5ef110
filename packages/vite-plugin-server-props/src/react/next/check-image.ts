// For development only: what is wrong with the props of an image, in the words that Next has for it.
import type { ResolvedImage } from './resolve-image.js'
import type { ImageProps } from './image-types.js'
import { warnOnce } from './warn-once.js'

/** Throws what can't be right, and warns once of what most likely is not. */
export function checkImage(props: ImageProps, image: ResolvedImage): void {
  checkImported(props)
  // Without an address there is nothing to name it by; the mounted element is shown instead.
  if (image.src === '') return
  const problem = image.fill ? findFillProblem(props) : findSizeProblem(props, image)
  const found = problem ?? findLoadingProblem(props) ?? findPlaceholderProblem(image)
  if (found !== undefined) throw new Error(`Image with src "${image.src}" ${found}`)
  warn(props, image)
}

function checkImported({ src }: ImageProps): void {
  if (typeof src !== 'object' || src === null) return
  const data = 'default' in src ? src.default : src
  const missing = data.src ? (data.width && data.height ? undefined : 'height and width') : 'src'
  if (missing === undefined) return
  throw new Error(
    `An object should only be passed to the image component src parameter if it comes from a static image import. It must include ${missing}. Received ${JSON.stringify(data)}`,
  )
}

const FILL_STYLE = { position: 'absolute', width: '100%', height: '100%' } as const

function findFillProblem({ width, height, style = {} }: ImageProps): string | undefined {
  for (const [name, value] of [
    ['width', width],
    ['height', height],
  ]) {
    if (value) return `has both "${name}" and "fill" properties. Only one should be used.`
  }
  for (const name of Object.keys(FILL_STYLE) as (keyof typeof FILL_STYLE)[]) {
    const value = style[name]
    if (!value || value === FILL_STYLE[name]) continue
    return `has both "fill" and "style.${name}" properties. Images with "fill" always use ${name} ${FILL_STYLE[name]} - it cannot be modified.`
  }
  return undefined
}

function findSizeProblem(props: ImageProps, image: ResolvedImage): string | undefined {
  for (const name of ['width', 'height'] as const) {
    const value = image[name]
    if (value === undefined) {
      return `is missing required "${name}" property.`
    }
    if (Number.isNaN(value)) {
      return `has invalid "${name}" property. Expected a numeric value in pixels but received "${props[name]}".`
    }
  }
  if (/^[\0-\x20]/.test(image.src)) {
    return 'cannot start with a space or control character. Use src.trimStart() to remove it or encodeURIComponent(src) to keep it.'
  }
  if (/[\0-\x20]$/.test(image.src)) {
    return 'cannot end with a space or control character. Use src.trimEnd() to remove it or encodeURIComponent(src) to keep it.'
  }
  return undefined
}

function findLoadingProblem({ loading, priority, preload }: ImageProps): string | undefined {
  if (loading !== undefined && !['lazy', 'eager'].includes(loading)) {
    return `has invalid "loading" property. Provided "${String(loading)}" should be one of lazy,eager,undefined.`
  }
  if (priority && loading === 'lazy') {
    return `has both "priority" and "loading='lazy'" properties. Only one should be used.`
  }
  if (preload && loading === 'lazy') {
    return `has both "preload" and "loading='lazy'" properties. Only one should be used.`
  }
  if (preload && priority) {
    return 'has both "preload" and "priority" properties. Only "preload" should be used.'
  }
  return undefined
}

function findPlaceholderProblem({ placeholder }: ResolvedImage): string | undefined {
  if (placeholder === 'empty' || placeholder === 'blur' || placeholder.startsWith('data:image/'))
    return undefined
  return `has invalid "placeholder" property "${String(placeholder)}".`
}

function warn(
  props: ImageProps,
  { src, width, height, placeholder, blurDataURL, loader }: ResolvedImage,
): void {
  const say = (what: string): void => warnOnce(`Image with src "${src}" ${what}`)
  if (placeholder !== 'empty' && width && height && width * height < 1600) {
    say('is smaller than 40x40. Consider removing the "placeholder" property to improve performance.')
  }
  if (placeholder === 'blur' && blurDataURL === undefined) {
    say(
      `has "placeholder='blur'" property but is missing the "blurDataURL" property. Imported images have none here: add a small data URL of the image, or nothing is shown until it has loaded.`,
    )
  }
  if (loader !== undefined && loader({ src, width: width ?? 400, quality: 75 }) === src) {
    say(
      'has a "loader" property that does not implement width. Please implement it or use the "unoptimized" property instead.',
    )
  }
  if (props.onLoadingComplete) {
    say('is using deprecated "onLoadingComplete" property. Please use the "onLoad" property instead.')
  }
  for (const name of ['layout', 'objectFit', 'objectPosition', 'lazyBoundary', 'lazyRoot'] as const) {
    if (props[name]) say(`has legacy prop "${name}". Use "fill", "sizes" and "style" instead.`)
  }
}

import type { ImageLoader } from './image-types.js'

/** Next's defaults for the widths of screens, and of images that are smaller than one. */
const SCREENS: readonly number[] = [640, 750, 828, 1080, 1200, 1920, 2048, 3840]
const ALL: readonly number[] = [32, 48, 64, 96, 128, 256, 384, ...SCREENS]

/** What a browser chooses from. */
export interface ImageSources {
  readonly src: string
  readonly srcSet?: string
  readonly sizes?: string | undefined
}

/** Asks the loader for an image in all widths in which it may be shown. */
export function toSources(
  loader: ImageLoader,
  image: { src: string; width: number | undefined; quality: number | undefined; sizes: string | undefined },
): ImageSources {
  const { src, quality } = image
  const { widths, kind } = toWidths(image.width, image.sizes)
  const load = (width: number): string => loader({ src, width, ...(quality !== undefined && { quality }) })
  return {
    src: load(widths.at(-1) as number),
    srcSet: widths
      .map((width, index) => `${load(width)} ${kind === 'w' ? `${width}w` : `${index + 1}x`}`)
      .join(', '),
    sizes: image.sizes ?? (kind === 'w' ? '100vw' : undefined),
  }
}

/** By density for an image of fixed width; by width for one that follows the screen. */
function toWidths(
  width: number | undefined,
  sizes: string | undefined,
): { widths: readonly number[]; kind: 'w' | 'x' } {
  if (sizes !== undefined && sizes !== '') {
    const shares = [...sizes.matchAll(/(?:^|\s)(1?\d?\d)vw/g)].map((match) => Number(match[1]))
    if (shares.length === 0) return { widths: ALL, kind: 'w' }
    const smallest = (SCREENS[0] as number) * Math.min(...shares) * 0.01
    return { widths: ALL.filter((each) => each >= smallest), kind: 'w' }
  }
  if (width === undefined) return { widths: SCREENS, kind: 'w' }
  return { widths: [...new Set([toNextWidth(width), toNextWidth(width * 2)])], kind: 'x' }
}

function toNextWidth(wanted: number): number {
  return ALL.find((each) => each >= wanted) ?? (ALL.at(-1) as number)
}

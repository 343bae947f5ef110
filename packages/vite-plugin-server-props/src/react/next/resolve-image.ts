import type { ImageLoader, ImageProps, PlaceholderValue, StaticImageData } from './image-types.js'

/** What is known of an image once its props are read. */
export interface ResolvedImage {
  readonly src: string
  readonly width: number | undefined
  readonly height: number | undefined
  readonly quality: number | undefined
  readonly sizes: string | undefined
  readonly fill: boolean
  /** Undefined: the address is taken as it is. */
  readonly loader: ImageLoader | undefined
  readonly isLazy: boolean
  readonly isPreloaded: boolean
  readonly placeholder: PlaceholderValue
  readonly blurDataURL: string | undefined
  readonly blurWidth: number | undefined
  readonly blurHeight: number | undefined
}

/** Reads what the props of an `<Image>` say, an imported image's size and the older `layout` included. */
export function resolveImage(props: ImageProps): ResolvedImage {
  const { src: given, layout, preload = false, priority = false, placeholder = 'empty' } = props
  const imported =
    typeof given === 'string' || !given ? undefined : 'default' in given ? given.default : given
  const src = typeof given === 'string' ? given : (imported?.src ?? '')
  const fill = props.fill === true || layout === 'fill'
  const isInline = src === '' || /^(?:data|blob):/.test(src)
  const isPreloaded = preload || priority
  return {
    src,
    ...toSize(props, fill ? undefined : imported),
    quality: toInteger(props.quality),
    sizes: props.sizes ?? (layout === 'fill' || layout === 'responsive' ? '100vw' : undefined),
    fill,
    loader: isInline || props.unoptimized === true ? undefined : props.loader,
    isLazy: !isInline && !isPreloaded && (props.loading ?? 'lazy') === 'lazy',
    isPreloaded,
    placeholder,
    blurDataURL: props.blurDataURL || imported?.blurDataURL,
    blurWidth: imported?.blurWidth,
    blurHeight: imported?.blurHeight,
  }
}

/** What is not given follows from the imported image, in its proportions. */
function toSize(
  props: ImageProps,
  imported: StaticImageData | undefined,
): Pick<ResolvedImage, 'width' | 'height'> {
  const width = toInteger(props.width)
  const height = toInteger(props.height)
  if (imported === undefined || (width && height)) return { width, height }
  if (width) return { width, height: Math.round((imported.height * width) / imported.width) }
  if (height) return { width: Math.round((imported.width * height) / imported.height), height }
  return { width: imported.width, height: imported.height }
}

/** NaN for what is no whole number. */
function toInteger(value: unknown): number | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'number') return Number.isFinite(value) ? value : Number.NaN
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : Number.NaN
}

import type { CSSProperties, ImgHTMLAttributes } from 'react'
import { checkImage } from './check-image.js'
import { toPlaceholderStyle } from './image-placeholder.js'
import { toSources } from './image-sources.js'
import { resolveImage, type ResolvedImage } from './resolve-image.js'
import type { ImageProps } from './image-types.js'

/** What has happened to the image on screen. */
export interface ImageState {
  readonly isLoaded: boolean
  readonly hasFailed: boolean
}

/** Attributes of an `<img>`. */
export interface ImgProps extends ImgHTMLAttributes<HTMLImageElement> {
  style: CSSProperties
  src: string
}

const AT_FIRST: ImageState = { isLoaded: false, hasFailed: false }

/** Props that are not handed on to the `<img>` as they are. */
const OWN: ReadonlySet<string> = /* @__PURE__ */ new Set<keyof ImageProps | 'srcSet'>([
  'src',
  'srcSet',
  'sizes',
  'loader',
  'quality',
  'width',
  'height',
  'fill',
  'loading',
  'priority',
  'preload',
  'unoptimized',
  'overrideSrc',
  'style',
  'placeholder',
  'blurDataURL',
  'onLoad',
  'onLoadingComplete',
  'ref',
  'layout',
  'objectFit',
  'objectPosition',
  'lazyBoundary',
  'lazyRoot',
])

/** The attributes that an `<Image>` puts on its `<img>`, for a `<picture>` or a background of one's own. */
export function getImageProps(props: ImageProps): { props: ImgProps } {
  const { attributes } = toImage(props, AT_FIRST)
  for (const name of Object.keys(attributes) as (keyof ImgProps)[]) {
    if (attributes[name] === undefined) delete attributes[name]
  }
  return { props: attributes }
}

/** Reads the props of an `<Image>`. In development, throws what is wrong with them. */
export function toImage(
  props: ImageProps,
  state: ImageState,
): { image: ResolvedImage; attributes: ImgProps } {
  const image = resolveImage(props)
  if (import.meta.hot) checkImage(props, image)
  const attributes: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(props)) if (!OWN.has(name)) attributes[name] = value
  const { src, srcSet, sizes } =
    image.loader === undefined ? { src: image.src } : toSources(image.loader, image)
  const style = toStyle(props, image, state)
  return {
    image,
    attributes: {
      ...attributes,
      loading: image.isLazy ? 'lazy' : props.loading,
      fetchPriority: props.fetchPriority ?? (props.priority === true ? 'high' : undefined),
      width: image.width,
      height: image.height,
      decoding: props.decoding ?? 'async',
      className: props.className,
      style: state.isLoaded ? style : { ...style, ...toPlaceholderStyle(image, style) },
      // The address last: Safari fetches as soon as it is set.
      sizes,
      srcSet,
      src: props.overrideSrc ?? src,
    },
  }
}

const FILL: CSSProperties = {
  position: 'absolute',
  height: '100%',
  width: '100%',
  left: 0,
  top: 0,
  right: 0,
  bottom: 0,
}

/** What the older `layout` stood for. */
const LAYOUTS: Readonly<Record<string, CSSProperties>> = {
  intrinsic: { maxWidth: '100%', height: 'auto' },
  responsive: { width: '100%', height: 'auto' },
}

function toStyle(props: ImageProps, { fill }: ResolvedImage, { hasFailed }: ImageState): CSSProperties {
  const { objectFit, objectPosition, layout = '' } = props
  return {
    ...(fill && FILL),
    ...(fill && objectFit !== undefined && { objectFit: objectFit as CSSProperties['objectFit'] }),
    ...(fill && objectPosition !== undefined && { objectPosition }),
    // The text for who can't see the image is not to be seen while it loads.
    ...(!hasFailed && { color: 'transparent' }),
    ...props.style,
    ...(Object.hasOwn(LAYOUTS, layout) && LAYOUTS[layout]),
  }
}

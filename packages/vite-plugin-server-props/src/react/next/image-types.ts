import type { JSX } from 'react'

/** An imported image, as Next gives it. */
export interface StaticImageData {
  src: string
  height: number
  width: number
  blurDataURL?: string
  blurWidth?: number
  blurHeight?: number
}

/** An image by `import` or by `require`. */
export type StaticImport = StaticImageData | { default: StaticImageData }

/** What a loader makes an address from. */
export interface ImageLoaderProps {
  src: string
  width: number
  quality?: number
}

/** Gives the address of an image in a width. */
export type ImageLoader = (props: ImageLoaderProps) => string

/** What is shown until the image has loaded. */
export type PlaceholderValue = 'blur' | 'empty' | `data:image/${string}`

/** Props of an image, as `next/image` has them. */
export interface ImageProps extends Omit<
  JSX.IntrinsicElements['img'],
  'src' | 'srcSet' | 'ref' | 'alt' | 'width' | 'height' | 'loading'
> {
  src: string | StaticImport
  alt: string
  width?: number | `${number}` | undefined
  height?: number | `${number}` | undefined
  /** The image fills its parent, in place of `width` and `height`. */
  fill?: boolean | undefined
  /** Makes the addresses for several widths; without one there is one address, as it is given. */
  loader?: ImageLoader | undefined
  /** Handed to the loader. */
  quality?: number | `${number}` | undefined
  /** The image is wanted at once: it is not lazy, and its preload is in the document's head. */
  preload?: boolean | undefined
  /** @deprecated The same as `preload`, with a high priority for fetching. */
  priority?: boolean | undefined
  loading?: 'eager' | 'lazy' | undefined
  placeholder?: PlaceholderValue | undefined
  blurDataURL?: string | undefined
  /** The address is taken as it is, whatever the loader says. */
  unoptimized?: boolean | undefined
  /** Stands in `src` in place of the address for browsers that know no `srcset`. */
  overrideSrc?: string | undefined
  /** @deprecated Use `onLoad`. */
  onLoadingComplete?: ((image: HTMLImageElement) => void) | undefined
  ref?: JSX.IntrinsicElements['img']['ref']
  /** @deprecated Use `fill`, or `style`. */
  layout?: string | undefined
  /** @deprecated Use `style`. */
  objectFit?: string | undefined
  /** @deprecated Use `style`. */
  objectPosition?: string | undefined
  /** @deprecated Does nothing. */
  lazyBoundary?: string | undefined
  /** @deprecated Does nothing. */
  lazyRoot?: string | undefined
}

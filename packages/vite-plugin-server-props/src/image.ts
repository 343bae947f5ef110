export { Image, Image as default } from './react/next/image.js'
export { getImageProps, type ImgProps } from './react/next/image-props.js'
export type {
  ImageLoader,
  ImageLoaderProps,
  ImageProps,
  PlaceholderValue,
  StaticImageData,
  StaticImport,
} from './react/next/image-types.js'

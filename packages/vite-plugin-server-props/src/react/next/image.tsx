import { useState, type ReactElement } from 'react'
import { Head } from '../head.js'
import { toImage, type ImageState, type ImgProps } from './image-props.js'
import type { ImageProps } from './image-types.js'
import { useImageEvents } from './use-image-events.js'

/** An `<img>` with the attributes that browsers need to load it well. Nothing makes images smaller here. */
export function Image(props: ImageProps): ReactElement {
  const [state, setState] = useState<ImageState>({ isLoaded: false, hasFailed: false })
  const { image, attributes } = toImage(props, state)
  const events = useImageEvents(props, (change) => setState((before) => ({ ...before, ...change })))
  return (
    <>
      <img data-nimg={image.fill ? 'fill' : '1'} {...attributes} {...events} />
      {image.isPreloaded ? <Preload attributes={attributes} /> : null}
    </>
  )
}

function Preload({ attributes }: { attributes: ImgProps }): ReactElement {
  const { src, srcSet, sizes, fetchPriority, crossOrigin, referrerPolicy } = attributes
  return (
    <Head>
      <link
        key={`image ${src} ${srcSet ?? ''} ${sizes ?? ''}`}
        rel="preload"
        as="image"
        // A browser that knows no imagesrcset would fetch the wrong image.
        href={srcSet === undefined ? src : undefined}
        imageSrcSet={srcSet}
        imageSizes={sizes}
        fetchPriority={fetchPriority}
        crossOrigin={crossOrigin}
        referrerPolicy={referrerPolicy}
      />
    </Head>
  )
}

export default Image

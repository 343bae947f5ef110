import {
  useCallback,
  useLayoutEffect,
  useRef,
  type ReactEventHandler,
  type RefCallback,
  type SyntheticEvent,
} from 'react'
import { setRef } from '../set-ref.js'
import type { ImageState } from './image-props.js'
import type { ImageProps } from './image-types.js'

/** What an `<Image>` puts on its `<img>` to know what has become of it. */
export interface ImageEvents {
  readonly ref: RefCallback<HTMLImageElement>
  readonly onLoad: ReactEventHandler<HTMLImageElement>
  readonly onError: ReactEventHandler<HTMLImageElement>
}

type LoadEvent = SyntheticEvent<HTMLImageElement>

/** Reports loading and failure, once for each address, also when they came before hydration. */
export function useImageEvents(
  props: ImageProps,
  onChange: (change: Partial<ImageState>) => void,
): ImageEvents {
  const { ref, onError, placeholder = 'empty' } = props
  const latest = useRef(props)
  useLayoutEffect(() => {
    latest.current = props
  })
  const element = useRef<HTMLImageElement>(null)
  const reported = useRef('')
  const isMounted = useRef(false)
  useLayoutEffect(() => {
    const image = element.current
    if (isMounted.current || image === null) return
    isMounted.current = true
    if (import.meta.hot) checkElement(image)
    if (image.complete && image.getAttribute('src')) repeatEvent(image, latest.current.onError !== undefined)
  }, [])
  return {
    ref: useCallback(
      (image: HTMLImageElement) => {
        element.current = image
        return setRef(ref, image)
      },
      [ref],
    ),
    onLoad(event) {
      const image = event.currentTarget
      if (reported.current === image.src) return
      reported.current = image.src
      void whenDecoded(image).then(() => {
        if (!image.isConnected) return
        if (placeholder !== 'empty') onChange({ isLoaded: true })
        report(image, event, latest.current)
      })
    },
    onError(event) {
      onChange({ hasFailed: true, ...(placeholder !== 'empty' && { isLoaded: true }) })
      onError?.(event)
    },
  }
}

/** React hears nothing of what happened before hydration; whether it was a failure only the browser knows. */
function repeatEvent(image: HTMLImageElement, mayFail: boolean): void {
  // oxlint-disable-next-line no-self-assign -- to set the address is to ask for the image, and its event, again
  if (mayFail) image.src = image.src
  else image.dispatchEvent(new Event('load'))
}

/** An image that is there but not decoded would flash in place of its placeholder. */
async function whenDecoded(image: HTMLImageElement): Promise<void> {
  try {
    await image.decode()
  } catch {
    // It is shown all the same, or its failure is an event of its own.
  }
}

function report(image: HTMLImageElement, event: LoadEvent, { onLoad, onLoadingComplete }: ImageProps): void {
  // React has taken it away by now; handlers read the size of the image from it.
  event.currentTarget = image
  onLoad?.(event)
  onLoadingComplete?.(image)
}

function checkElement(image: HTMLImageElement): void {
  if (!image.getAttribute('src')) console.error('Image is missing required "src" property:', image)
  if (image.getAttribute('alt') === null) {
    console.error(
      'Image is missing required "alt" property. Please add Alternative Text to describe the image for screen readers and search engines.',
    )
  }
}

import { act, createRef } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { ServerHead } from '../page-head.js'
import { ViewContext } from '../view-context.js'
import { reduceHead } from '../head-tags.js'
import { getImageProps } from './image-props.js'
import type { ImageProps } from './image-types.js'
import { Image } from './image.js'

const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  document.body.innerHTML = ''
  warn.mockClear()
})

const loader = ({ src, width, quality }: { src: string; width: number; quality?: number }) =>
  `https://cdn.test${src}?w=${width}${quality === undefined ? '' : `&q=${quality}`}`
const fixed = { src: '/a.png', alt: 'A', width: 100, height: 50 } as const
const imported = { src: '/assets/a-1x.png', width: 400, height: 200 }

/** The attributes, without the style that is not asked about. */
function attributes(props: ImageProps) {
  const { style: _, ...rest } = getImageProps(props).props
  return rest
}

async function render(tree: React.ReactNode) {
  const main = document.createElement('main')
  document.body.append(main)
  await act(async () => createRoot(main).render(tree))
  return main.querySelector('img')!
}

describe('what it renders', () => {
  test('an img with the address as it is, lazy and decoded aside', () => {
    expect(renderToString(<Image {...fixed} className="c" data-x="1" />)).toBe(
      '<img data-nimg="1" alt="A" class="c" data-x="1" loading="lazy" width="100" height="50" decoding="async" style="color:transparent" src="/a.png"/>',
    )
  })
  test('fill puts it over its parent', () => {
    const { props } = getImageProps({ src: '/a.png', alt: '', fill: true, style: { objectFit: 'cover' } })
    expect(props).not.toHaveProperty('width')
    expect(props.style).toEqual({
      position: 'absolute',
      height: '100%',
      width: '100%',
      left: 0,
      top: 0,
      right: 0,
      bottom: 0,
      color: 'transparent',
      objectFit: 'cover',
    })
  })
  test('an imported image brings its size, of which one side may be given', () => {
    const size = (props: Partial<ImageProps>) => {
      const { src, width, height } = getImageProps({ src: imported, alt: '', ...props }).props
      return [src, width, height]
    }
    expect(size({})).toEqual(['/assets/a-1x.png', 400, 200])
    expect(size({ src: { default: imported } })).toEqual(['/assets/a-1x.png', 400, 200])
    expect(size({ width: 100 })).toEqual(['/assets/a-1x.png', 100, 50])
    expect(size({ height: '100' })).toEqual(['/assets/a-1x.png', 200, 100])
    expect(size({ fill: true })).toEqual(['/assets/a-1x.png', undefined, undefined])
  })
  test('data URLs and images that are wanted at once are not lazy', () => {
    expect(attributes({ ...fixed, src: 'data:image/gif;base64,AA' })).not.toHaveProperty('loading')
    expect(attributes({ ...fixed, loading: 'eager' })).toMatchObject({ loading: 'eager' })
    expect(attributes({ ...fixed, preload: true })).not.toHaveProperty('loading')
    expect(attributes({ ...fixed, priority: true })).toMatchObject({ fetchPriority: 'high' })
  })
  test('overrideSrc takes the place of the address', () => {
    expect(attributes({ ...fixed, overrideSrc: '/seo.png' })).toMatchObject({ src: '/seo.png' })
  })
})

describe('loaders', () => {
  test('a fixed width is asked for once and twice', () => {
    expect(attributes({ ...fixed, loader, quality: 80 })).toMatchObject({
      src: 'https://cdn.test/a.png?w=256&q=80',
      srcSet: 'https://cdn.test/a.png?w=128&q=80 1x, https://cdn.test/a.png?w=256&q=80 2x',
    })
  })
  test('with sizes, all widths from the smallest share of the smallest screen on', () => {
    const { srcSet, sizes } = attributes({ ...fixed, loader, sizes: '(max-width: 600px) 100vw, 50vw' })
    const widths = srcSet!.split(', ').map((source) => source.split(' ')[1])
    expect(widths).toEqual(['384w', '640w', '750w', '828w', '1080w', '1200w', '1920w', '2048w', '3840w'])
    expect(sizes).toBe('(max-width: 600px) 100vw, 50vw')
  })
  test('fill without sizes follows the screen', () => {
    const { srcSet, sizes } = attributes({ src: '/a.png', alt: '', fill: true, loader })
    expect(srcSet).toMatch(/\?w=640 640w, .*\?w=3840 3840w$/)
    expect(sizes).toBe('100vw')
  })
  test('unoptimized images and data URLs are not handed to it', () => {
    expect(attributes({ ...fixed, loader, unoptimized: true })).not.toHaveProperty('srcSet')
    expect(attributes({ ...fixed, src: 'data:image/gif;base64,AA', loader })).not.toHaveProperty('srcSet')
  })
})

test('preload and priority put a preload into the head', () => {
  const children: React.ReactNode[] = []
  const registry: ServerHead = {
    isServer: true,
    update: (_, node) => void children.push(node),
  }
  renderToString(
    <ViewContext value={{ router: null, head: registry }}>
      <Image {...fixed} priority />
      <Image {...fixed} loader={loader} preload />
    </ViewContext>,
  )
  expect(reduceHead(children).map((tag) => tag.attributes)).toEqual([
    { rel: 'preload', as: 'image', href: '/a.png', fetchpriority: 'high' },
    {
      rel: 'preload',
      as: 'image',
      imagesrcset: 'https://cdn.test/a.png?w=128 1x, https://cdn.test/a.png?w=256 2x',
    },
  ])
})

describe('events', () => {
  test('onLoad and onLoadingComplete are told once for an address, with the element', async () => {
    const onLoad = vi.fn((event: React.SyntheticEvent<HTMLImageElement>) => event.currentTarget)
    const onLoadingComplete = vi.fn()
    const ref = createRef<HTMLImageElement>()
    const image = await render(<Image {...fixed} {...{ ref, onLoad, onLoadingComplete }} />)
    expect(ref.current).toBe(image)
    await act(async () => void image.dispatchEvent(new Event('load')))
    await act(async () => void image.dispatchEvent(new Event('load')))
    expect(onLoad).toHaveReturnedWith(image)
    expect(onLoad).toHaveBeenCalledOnce()
    expect(onLoadingComplete).toHaveBeenCalledExactlyOnceWith(image)
  })
  test('an image that was there before hydration is reported too', async () => {
    const onLoad = vi.fn()
    const tree = <Image {...fixed} src="/early.png" onLoad={onLoad} />
    const main = document.createElement('main')
    document.body.append(main)
    main.innerHTML = renderToString(tree)
    vi.spyOn(main.querySelector('img')!, 'complete', 'get').mockReturnValue(true)
    await act(async () => void hydrateRoot(main, tree))
    expect(onLoad).toHaveBeenCalledOnce()
  })
  test('a placeholder is shown until the image has loaded, or has failed', async () => {
    const placeholder = 'data:image/gif;base64,AA'
    for (const type of ['load', 'error']) {
      const onError = vi.fn()
      const image = await render(
        <Image {...fixed} src={`/${type}.png`} placeholder={placeholder} onError={onError} />,
      )
      expect(image.style.backgroundImage).toBe(`url("${placeholder}")`)
      await act(async () => void image.dispatchEvent(new Event(type)))
      expect(image.style.backgroundImage).toBe('')
      // Its text is shown once it is clear that there is no image.
      expect(image.style.color).toBe(type === 'load' ? 'transparent' : '')
      expect(onError).toHaveBeenCalledTimes(type === 'load' ? 0 : 1)
    }
  })
  test('blur draws its small image in an SVG of the same proportions', () => {
    const { style } = getImageProps({
      ...fixed,
      placeholder: 'blur',
      blurDataURL: 'data:image/png;base64,AA',
    }).props
    expect(style).toMatchObject({
      backgroundSize: 'cover',
      backgroundPosition: '50% 50%',
      backgroundRepeat: 'no-repeat',
    })
    const svg = decodeURIComponent(
      String(style.backgroundImage).slice('url("data:image/svg+xml;charset=utf-8,'.length, -2),
    )
    const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml')
    expect(documentElement.getAttribute('viewBox')).toBe('0 0 100 50')
    expect(documentElement.querySelector('image')!.getAttribute('href')).toBe('data:image/png;base64,AA')
  })
})

describe('in development', () => {
  const given = (props: Partial<Record<keyof ImageProps, unknown>>) => () =>
    getImageProps({ src: '/a.png', alt: '', ...props } as ImageProps)
  test.each([
    [{}, 'is missing required "width" property.'],
    [{ width: 1 }, 'is missing required "height" property.'],
    [
      { width: '1px', height: 1 },
      'has invalid "width" property. Expected a numeric value in pixels but received "1px".',
    ],
    [{ fill: true, width: 1 }, 'has both "width" and "fill" properties. Only one should be used.'],
    [{ fill: true, style: { position: 'fixed' } }, 'has both "fill" and "style.position" properties.'],
    [{ width: 1, height: 1, loading: 'soon' }, 'has invalid "loading" property.'],
    [
      { width: 1, height: 1, priority: true, loading: 'lazy' },
      `has both "priority" and "loading='lazy'" properties.`,
    ],
    [{ width: 1, height: 1, preload: true, priority: true }, 'has both "preload" and "priority" properties.'],
    [{ width: 1, height: 1, placeholder: 'grey' }, 'has invalid "placeholder" property "grey".'],
  ])('%j is an error in Next’s words', (props, message) => {
    expect(given(props)).toThrow(`Image with src "/a.png" ${message}`)
  })
  test('an object that is no imported image is an error', () => {
    expect(given({ src: { src: '/a.png' } })).toThrow(/It must include height and width\. Received/)
  })
  test('what does nothing or costs something is said once', () => {
    const props = { width: 100, height: 100, placeholder: 'blur', objectFit: 'cover', loader: () => '/a.png' }
    given(props)()
    given(props)()
    expect(warn.mock.calls.map(([text]) => String(text).slice(0, 60))).toEqual([
      `Image with src "/a.png" has "placeholder='blur'" property bu`,
      'Image with src "/a.png" has a "loader" property that does no',
      'Image with src "/a.png" has legacy prop "objectFit". Use "fi',
    ])
  })
  test('a missing alt and a missing src are said of the element', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    await render(<Image {...({ src: '' } as ImageProps)} />)
    const said = error.mock.calls.map(([text]) => String(text).slice(0, 40))
    expect(said).toContain('Image is missing required "src" property')
    expect(said).toContain('Image is missing required "alt" property')
  })
})

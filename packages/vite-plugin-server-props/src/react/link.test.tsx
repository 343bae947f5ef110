import { act, createRef } from 'react'
import { createRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Router } from '../shared/router-types.js'
import { Link } from './link.js'
import { routerSlot, type ObserveLink } from './router-slot.js'
import { ViewContext } from './view-context.js'

beforeEach(() => {
  vi.unstubAllEnvs()
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  document.body.innerHTML = ''
})

function createTestRouter(basePath = ''): Router {
  return {
    pathname: '/',
    asPath: '/',
    basePath,
    push: vi.fn(async () => true),
    replace: vi.fn(async () => true),
    prefetch: vi.fn(async () => {}),
  } as unknown as Router
}

async function render(
  tree: React.ReactNode,
  router: Router | null = createTestRouter(),
  observe?: ObserveLink,
) {
  const main = document.createElement('main')
  document.body.append(main)
  const root = createRoot(main)
  routerSlot.observe = observe
  await act(async () => root.render(<ViewContext value={{ router }}>{tree}</ViewContext>))
  const link = main.querySelector('a')!
  return { link, router, unmount: () => act(async () => root.unmount()) }
}

/** Clicks; true when the browser's own action was prevented, which it is then in any case. */
function click(element: Element, init: MouseEventInit = {}): boolean {
  let wasPrevented = false
  const last = (event: Event) => {
    wasPrevented = event.defaultPrevented
    event.preventDefault()
  }
  addEventListener('click', last, { once: true })
  act(() => {
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, button: 0, ...init }))
  })
  return wasPrevented
}

describe('what it renders', () => {
  test('C13, C31, S231 one anchor with href; its own props never become attributes', () => {
    const own = {
      prefetch: false,
      replace: true,
      scroll: false,
      shallow: true,
      locale: false,
      transitionTypes: ['forward'],
      as: '',
    } as const
    const html = renderToString(
      <Link href="/plain" {...own} onNavigate={() => {}} className="c" title="t" data-x="1" rel="nofollow">
        <b>many</b> children
      </Link>,
    )
    expect(html).toBe(
      '<a class="c" title="t" data-x="1" rel="nofollow" href="/plain"><b>many</b> children</a>',
    )
  })
  test('C102, S231 the base is put before the address', () => {
    const html = (href: string) =>
      renderToString(
        <ViewContext value={{ router: createTestRouter('/docs') }}>
          <Link href={href}>x</Link>
        </ViewContext>,
      )
    expect(html('/')).toBe('<a href="/docs">x</a>')
    expect(html('/a?b#c')).toBe('<a href="/docs/a?b#c">x</a>')
    expect(html('https://external.test/a')).toBe('<a href="https://external.test/a">x</a>')
    expect(html('mailto:a@b.test')).toBe('<a href="mailto:a@b.test">x</a>')
  })
  test('S276 without languages `locale` means nothing', () => {
    const html = renderToString(
      <ViewContext value={{ router: createTestRouter() }}>
        <Link href="/a" locale="de">
          x
        </Link>
      </ViewContext>,
    )
    expect(html).toBe('<a href="/a">x</a>')
  })
  test('C40 a missing href is an error that names the prop', () => {
    expect(() => renderToString(<Link href={undefined as unknown as string}>x</Link>)).toThrow(
      'Failed prop type: The prop `href` expects a `string` or `object` in `<Link>`, but got `undefined` instead.',
    )
  })
  test.each([
    ['replace', 'yes', '`boolean` in `<Link>`, but got `string`'],
    ['scroll', 0, '`boolean`'],
    ['prefetch', 'yes', '`boolean` or `"auto"` or `"data"`'],
    ['as', 5, '`string` or `object` in `<Link>`, but got `number`'],
    ['onClick', 'x', '`function`'],
  ])('C40 so is a wrong %s', (name, value, expected) => {
    const wrong = { [name]: value }
    const message = `Failed prop type: The prop \`${name}\` expects a ${expected}`
    expect(() =>
      renderToString(
        <Link href="/" {...wrong}>
          x
        </Link>,
      ),
    ).toThrow(message)
  })
  test('C40 what is off is no wrong type, and production looks at none', () => {
    const off = { as: '', locale: null, replace: null, scroll: undefined, prefetch: 'auto', onClick: false }
    expect(renderToString(<Link href="/a" {...(off as object)} />)).toBe('<a href="/a"></a>')
    vi.stubEnv('DEV', false)
    expect(renderToString(<Link href="/a" {...({ replace: 'yes' } as object)} />)).toBe('<a href="/a"></a>')
  })
  test('C32 an anchor as the child is an error that explains', () => {
    const nested = (
      <Link href="/a">
        <a>x</a>
      </Link>
    )
    expect(() => renderToString(nested)).toThrow(
      'Invalid <Link> with <a> child: <Link> renders the <a> itself',
    )
  })
  test('C42 outside of a router it is an ordinary anchor', async () => {
    const { link } = await render(<Link href={{ pathname: '/a', query: { b: 1 } }}>x</Link>, null)
    expect(link.getAttribute('href')).toBe('/a?b=1')
    expect(click(link)).toBe(false)
  })
  test('C30 a ref, an object or a function, reaches the anchor and is taken back', async () => {
    const object = createRef<HTMLAnchorElement>()
    const cleanup = vi.fn()
    const { link, unmount } = await render(<Link href="/a" ref={object} />)
    expect(object.current).toBe(link)
    await unmount()
    expect(object.current).toBeNull()
    const second = await render(<Link href="/a" ref={() => cleanup} />)
    await second.unmount()
    expect(cleanup).toHaveBeenCalledOnce()
  })
})

describe('clicks', () => {
  test('C17, C120 a plain click is taken over, and asks for scrolling', async () => {
    const { link, router } = await render(<Link href="/ssp?x=1#h">x</Link>)
    expect(click(link)).toBe(true)
    expect(router!.push).toHaveBeenCalledExactlyOnceWith('/ssp?x=1#h', undefined, { scroll: true })
  })
  test('C16, C18, C19, C20 replace, scroll, shallow and `as` are handed on', async () => {
    const { link, router } = await render(
      <Link href="/ssp?x=1" as="/pretty" replace scroll={false} shallow />,
    )
    click(link)
    const options = { scroll: false, shallow: true }
    expect(router!.replace).toHaveBeenCalledExactlyOnceWith('/ssp?x=1', '/pretty', options)
  })
  test.each([{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { altKey: true }, { button: 1 }])(
    'C21 a click with %j is the browser’s, also on an element inside',
    async (init) => {
      const { link, router } = await render(
        <Link href="/a">
          <b>x</b>
        </Link>,
      )
      expect(click(link, init)).toBe(false)
      expect(click(link.querySelector('b')!, init)).toBe(false)
      expect(router!.push).not.toHaveBeenCalled()
    },
  )
  test('C22, C23 another target and downloads are the browser’s, _self and none are the router’s', async () => {
    const blank = await render(<Link href="/a" target="_blank" />)
    expect(click(blank.link)).toBe(false)
    const download = await render(<Link href="/a" download />)
    expect(click(download.link)).toBe(false)
    const self = await render(<Link href="/a" target="_self" />)
    expect(click(self.link)).toBe(true)
    const empty = await render(<Link href="/a" target="" />)
    expect(click(empty.link)).toBe(true)
  })
  test('C24 other origins and schemes are the browser’s', async () => {
    for (const href of ['https://external.test/a', 'mailto:a@b.test', 'tel:1']) {
      const { link, router } = await render(<Link href={href} />)
      expect(click(link)).toBe(false)
      expect(router!.push).not.toHaveBeenCalled()
    }
  })
  test('C25 an absolute address of the same origin is the router’s', async () => {
    const { link, router } = await render(<Link href={`${location.origin}/a`} />)
    expect(click(link)).toBe(true)
    expect(router!.push).toHaveBeenCalledOnce()
  })
  test('C27 the caller’s onClick runs first, and can stop the navigation', async () => {
    const bubbled = vi.fn()
    const { link, router } = await render(
      <div onClick={bubbled}>
        <Link href="/a" onClick={(event) => event.preventDefault()} />
      </div>,
    )
    expect(click(link)).toBe(true)
    expect(router!.push).not.toHaveBeenCalled()
    expect(bubbled).toHaveBeenCalledOnce()
  })
  test('C29 onNavigate runs only for navigations, and can stop router and browser alike', async () => {
    const onNavigate = vi.fn((event: { preventDefault(): void }) => event.preventDefault())
    const { link, router } = await render(<Link href="/a" onNavigate={onNavigate} />)
    click(link, { ctrlKey: true })
    expect(onNavigate).not.toHaveBeenCalled()
    expect(click(link)).toBe(true)
    expect(onNavigate).toHaveBeenCalledOnce()
    expect(router!.push).not.toHaveBeenCalled()
  })
})

describe('prefetch', () => {
  test('C44, C46 it is watched for being in view, unless prefetch is false', async () => {
    const observe = vi.fn(() => () => {})
    const { link } = await render(<Link href="/a?b#c" />, createTestRouter(), observe)
    expect(observe).toHaveBeenCalledExactlyOnceWith(link, '/a?b')
    await render(<Link href="/b" prefetch={false} />, createTestRouter(), observe)
    await render(<Link href="https://external.test/" />, createTestRouter(), observe)
    expect(observe).toHaveBeenCalledOnce()
  })
  test('C25 C44 C46 so is one of this origin that is written in full; hover loads its code', async () => {
    const observe = vi.fn(() => () => {})
    const router = createTestRouter('/base')
    const { link } = await render(<Link href={`${location.origin}/base/a?b#c`} />, router, observe)
    expect(observe).toHaveBeenCalledExactlyOnceWith(link, '/a?b#c')
    act(() => void link.dispatchEvent(new MouseEvent('mouseover', { bubbles: true })))
    expect(router.prefetch).toHaveBeenCalledExactlyOnceWith('/a?b#c', undefined, {
      priority: true,
      data: false,
      locale: undefined,
    })
  })
  test('C28, C46, C47 hover and touch load the code and run the caller’s handlers', async () => {
    const onMouseEnter = vi.fn()
    const onTouchStart = vi.fn()
    const { link, router } = await render(
      <Link href="/a" prefetch={false} onMouseEnter={onMouseEnter} onTouchStart={onTouchStart} />,
    )
    act(() => {
      link.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))
      link.dispatchEvent(new Event('touchstart', { bubbles: true }))
    })
    expect(router!.prefetch).toHaveBeenCalledTimes(2)
    expect(router!.prefetch).toHaveBeenLastCalledWith('/a', undefined, { priority: true, data: false })
    expect(onMouseEnter).toHaveBeenCalledOnce()
    expect(onTouchStart).toHaveBeenCalledOnce()
  })
  test('prefetch="data" asks for data as well, on hover, touch and focus', async () => {
    const onFocus = vi.fn()
    const { link, router } = await render(<Link href="/a" prefetch="data" locale="de" onFocus={onFocus} />)
    await act(async () => {
      for (const type of ['mouseover', 'touchstart', 'focusin'])
        link.dispatchEvent(new Event(type, { bubbles: true }))
    })
    const options = { priority: true, data: true, locale: 'de' }
    expect(vi.mocked(router!.prefetch).mock.calls).toEqual(
      Array.from({ length: 3 }, () => ['/a', undefined, options]),
    )
    expect(onFocus).toHaveBeenCalledOnce()
    expect(link.hasAttribute('prefetch')).toBe(false)
  })
})

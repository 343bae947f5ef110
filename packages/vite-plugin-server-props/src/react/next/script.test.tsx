import { act, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { ServerHead } from '../page-head.js'
import { ViewContext } from '../view-context.js'
import { reduceHead } from '../head-tags.js'
import { initScriptLoader } from './load-script.js'
import { Script } from './script.js'

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  document.head.innerHTML = ''
  document.body.innerHTML = ''
})

/** Events that a test has sent itself. */
const sent = new WeakSet<Event>()

// Nothing is fetched here, which happy-dom may take for success; the tests say what becomes of a file.
const { happyDOM } = window as unknown as {
  happyDOM: { settings: { handleDisabledFileLoadingAsSuccess: boolean } }
}
happyDOM.settings.handleDisabledFileLoadingAsSuccess = true
document.addEventListener('load', (event) => void (sent.has(event) || event.stopImmediatePropagation()), true)

async function mount(tree: React.ReactNode) {
  const main = document.createElement('main')
  document.body.append(main)
  const root = createRoot(main)
  await act(async () => root.render(<StrictMode>{tree}</StrictMode>))
  return () => act(async () => root.unmount())
}

function scripts(): HTMLScriptElement[] {
  return [...document.querySelectorAll('script')]
}

async function finish(script: HTMLScriptElement, type: 'load' | 'error' = 'load') {
  const event = new Event(type)
  sent.add(event)
  await act(async () => void script.dispatchEvent(event))
}

function renderOnServer(tree: React.ReactNode) {
  const children: React.ReactNode[] = []
  const later: object[] = []
  const registry: ServerHead = {
    isServer: true,
    update: (_, node) => void children.push(node),
    loadLater: (script) => void later.push(script),
  }
  const html = renderToString(<ViewContext value={{ router: null, head: registry }}>{tree}</ViewContext>)
  return { html, later, tags: reduceHead(children) }
}

describe('on the server', () => {
  test('beforeInteractive is put into the head, deferred unless it says otherwise, with its attributes', () => {
    const { html, tags, later } = renderOnServer(
      <>
        <Script strategy="beforeInteractive" src="/a.js" data-x="1" nonce="n" crossOrigin="anonymous" />
        <Script strategy="beforeInteractive" src="/b.js" defer={false} />
        <Script strategy="beforeInteractive" id="in">{`window.a = '</script>'`}</Script>
      </>,
    )
    expect(html).toBe('')
    expect(later).toEqual([])
    const attributes = { 'data-nscript': 'beforeInteractive' }
    expect(tags).toEqual([
      {
        type: 'script',
        attributes: {
          ...attributes,
          src: '/a.js',
          defer: '',
          'data-x': '1',
          nonce: 'n',
          crossorigin: 'anonymous',
        },
      },
      { type: 'script', attributes: { ...attributes, src: '/b.js' } },
      { type: 'script', attributes: { ...attributes, id: 'in' }, text: `window.a = '</script>'` },
    ])
  })

  test('what is loaded later is handed to a document, and leaves no trace in a page', () => {
    const { html, tags, later } = renderOnServer(
      <>
        <Script src="/a.js" />
        <Script src="/b.js" strategy="lazyOnload" />
      </>,
    )
    expect(html).toBe('')
    expect(tags).toEqual([])
    expect(later).toEqual([{ src: '/a.js' }, { src: '/b.js', strategy: 'lazyOnload' }])
  })
})

describe('in the browser', () => {
  test('a script is put at the end of the body with its attributes, once, under Strict Mode too', async () => {
    const onLoad = vi.fn()
    const onReady = vi.fn()
    await mount(
      <Script src="/once.js" async={false} className="c" data-flag onLoad={onLoad} onReady={onReady} />,
    )
    const [script, ...others] = scripts()
    expect(others).toEqual([])
    expect(script!.outerHTML).toBe(
      '<script src="/once.js" class="c" data-flag="true" data-nscript="afterInteractive"></script>',
    )
    expect(script!.async).toBe(false)
    expect(onReady).not.toHaveBeenCalled()
    await finish(script!)
    expect(onLoad).toHaveBeenCalledOnce()
    expect(onReady).toHaveBeenCalledOnce()
  })

  test('mounted again it is not loaded again, and onReady is called, onLoad is not', async () => {
    const unmount = await mount(<Script src="/again.js" />)
    await finish(scripts()[0]!)
    await unmount()
    const onLoad = vi.fn()
    const onReady = vi.fn()
    await mount(<Script src="/again.js" onLoad={onLoad} onReady={onReady} />)
    expect(scripts()).toHaveLength(1)
    expect(onReady).toHaveBeenCalledOnce()
    expect(onLoad).not.toHaveBeenCalled()
  })

  test('two components with one address load it once, and both are told, in their order', async () => {
    const told: string[] = []
    await mount(
      <>
        <Script src="/two.js" onLoad={() => void told.push('first')} />
        <Script src="/two.js" id="other" onLoad={() => void told.push('second')} />
      </>,
    )
    expect(scripts()).toHaveLength(1)
    await finish(scripts()[0]!)
    expect(told).toEqual(['first', 'second'])
  })

  test('a failure is reported, and the next mounting tries again', async () => {
    const onError = vi.fn()
    const onReady = vi.fn()
    const unmount = await mount(<Script src="/bad.js" onError={onError} onReady={onReady} />)
    await finish(scripts()[0]!, 'error')
    expect(onError).toHaveBeenCalledOnce()
    expect(onReady).not.toHaveBeenCalled()
    await unmount()
    await mount(<Script src="/bad.js" />)
    expect(scripts()).toHaveLength(2)
  })

  test('an inline script runs once for its id', async () => {
    const onReady = vi.fn()
    const tree = (
      <Script id="inline" onReady={onReady} dangerouslySetInnerHTML={{ __html: 'window.inline = 1' }} />
    )
    await (
      await mount(tree)
    )()
    await mount(tree)
    expect(scripts().map((script) => [script.id, script.text])).toEqual([['inline', 'window.inline = 1']])
    expect(onReady).toHaveBeenCalledTimes(2)
  })

  test('a script of the server’s document is there already', async () => {
    document.head.innerHTML = '<script src="/before.js" data-nscript="beforeInteractive" type="x"></script>'
    const onReady = vi.fn()
    await mount(<Script strategy="beforeInteractive" src="/before.js" onReady={onReady} />)
    expect(scripts()).toHaveLength(1)
    expect(onReady).toHaveBeenCalledOnce()
  })

  test('beforeInteractive of a page that was navigated to is loaded at once', async () => {
    await mount(<Script strategy="beforeInteractive" src="/later.js" />)
    expect(scripts().map((script) => script.getAttribute('src'))).toEqual(['/later.js'])
  })

  test('lazyOnload waits for the document to be loaded and the browser to be idle', async () => {
    const idle: (() => void)[] = []
    vi.stubGlobal('requestIdleCallback', (callback: () => void) => idle.push(callback))
    const state = vi.spyOn(document, 'readyState', 'get').mockReturnValue('interactive')
    await mount(<Script src="/lazy.js" strategy="lazyOnload" />)
    expect(idle).toEqual([])
    dispatchEvent(new Event('load'))
    expect(scripts()).toEqual([])
    idle.shift()!()
    expect(scripts()).toHaveLength(1)
    state.mockReturnValue('complete')
    await mount(<Script src="/lazy-2.js" strategy="lazyOnload" />)
    expect(idle).toHaveLength(1)
  })

  test('worker is loaded as afterInteractive, which is said; style sheets come along', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    await mount(<Script src="/worker.js" strategy="worker" stylesheets={['/worker.css']} />)
    expect(scripts()[0]!.dataset.nscript).toBe('afterInteractive')
    expect(document.querySelector('link[rel=stylesheet]')!.getAttribute('href')).toBe('/worker.css')
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('is loaded as "afterInteractive"'))
  })

  test('the scripts of a document are loaded by their list', () => {
    initScriptLoader([{ src: '/listed.js' }, { id: 'listed', children: 'window.listed = 1' }])
    expect(scripts().map((script) => script.getAttribute('src') ?? script.text)).toEqual([
      '/listed.js',
      'window.listed = 1',
    ])
  })
})

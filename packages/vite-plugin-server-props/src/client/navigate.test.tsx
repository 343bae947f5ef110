import { act, lazy, useEffect, useLayoutEffect, type ComponentType } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Head } from '../react/head.js'
import type { AppComponent, AppContext, PageComponent, PageContext } from '../react/page-types.js'
import { useRouter } from '../react/router.js'
import { HOT_EVENTS } from '../shared/names.js'
import { setTrailingSlash } from '../shared/url/trailing-slash.js'
import type { Client } from './client.js'
import { goTo, here, props, rows, setUp, shown, start, useTestBrowser } from './fixtures/testing-client.js'
import { followEdits } from './follow-edits.js'
import { createI18n } from './i18n.js'
import { rewrites } from './rewrites.js'

useTestBrowser()

describe('data', () => {
  test('C54, C62, C69, C101 address and page change together, once the data is there', async () => {
    const { asked, log, router } = await setUp()
    const { promise } = await start(() => router().push('/ssp?x=1'))
    expect(asked.map(({ url }) => url)).toEqual(['/_data/b/ssp.json?x=1'])
    expect([here(), shown()]).toEqual(['/', '/'])
    await asked[0]!.answer({ props: { a: 1 } })
    expect(await promise).toBe(true)
    expect([here(), shown(), props()]).toEqual(['/ssp?x=1', '/ssp', { a: 1 }])
    expect(router()).toMatchObject({ pathname: '/ssp', query: { x: '1' }, asPath: '/ssp?x=1', isReady: true })
    expect(log).toEqual([
      'routeChangeStart /ssp?x=1',
      'beforeHistoryChange /ssp?x=1',
      'announce /ssp?x=1',
      'routeChangeComplete /ssp?x=1',
    ])
  })
  test('C55 a page without a loader asks for nothing', async () => {
    const { asked, router } = await setUp()
    await start(() => router().push('/plain?a=1'))
    expect(asked).toEqual([])
    expect([shown(), router().query]).toEqual(['/plain', { a: '1' }])
  })
  test('C57 params are in the query, decoded', async () => {
    const { asked, router } = await setUp()
    await start(() => router().push({ pathname: '/item/[id]', query: { id: 'a/b', x: 1 } }))
    expect(asked[0]!.url).toBe('/_data/b/item/a%2Fb.json?x=1')
    await asked[0]!.answer({ props: {} })
    expect(router().query).toEqual({ id: 'a/b', x: '1' })
  })
  test('C59 the same address twice at once is one request', async () => {
    const { asked, router } = await setUp()
    const first = await start(() => router().push('/slow'))
    const second = await start(() => router().push('/slow'))
    expect(asked).toHaveLength(1)
    await asked[0]!.answer({ props: {} })
    expect([await first.promise, await second.promise]).toEqual([false, true])
  })
  test('C65, C67, C70 state stays on the same page and starts anew on another; props are replaced', async () => {
    const { asked, router } = await setUp('/ssp?x=1')
    await act(async () => document.querySelector('button')!.click())
    await start(() => router().push('/ssp?x=2'))
    await asked[0]!.answer({ props: { x: 2 } })
    expect([document.querySelector('button')!.textContent, props()]).toEqual(['1', { x: 2 }])
    await start(() => router().push('/plain'))
    expect([document.querySelector('button')!.textContent, props()]).toEqual(['0', {}])
  })
  test('a page with getInitialProps and no loader runs it in the browser', async () => {
    const { router } = await setUp()
    await start(() => router().push('/old-style?x=1'))
    expect(props()).toEqual({ asPath: '/old-style?x=1' })
  })
  test('S195 the App’s getInitialProps runs in the browser for a page without a loader, and replaces all its props', async () => {
    const App: AppComponent = ({ Component, pageProps, at }) => <Component {...pageProps} at={at} />
    App.getInitialProps = async ({ Component, ctx }) => ({
      pageProps: { own: await Component.getInitialProps?.(ctx) },
      at: ctx.asPath,
    })
    const { asked, router } = await setUp('/', { appProps: { at: 'the server' } }, { App })
    await start(() => router().push('/old-style?x=1'))
    expect(props()).toEqual({ own: { asPath: '/old-style?x=1' }, at: '/old-style?x=1' })
    await start(() => router().push('/plain'))
    expect(props()).toEqual({ at: '/plain' })
    await start(() => router().push('/ssp'))
    await asked[0]!.answer({ props: {}, at: 'the server again' })
    expect(props()).toEqual({ at: 'the server again' })
  })
})

describe('S196 S198 AppTree in the browser renders what the App would, and nothing of it is seen', () => {
  const Page: PageComponent<{ html?: string }> = (given) => <pre>{JSON.stringify(given)}</pre>
  const App: AppComponent = ({ Component, pageProps, at }) => (
    <main title={at}>
      <Head>
        <title>of the tree</title>
      </Head>
      <Component {...pageProps} />
    </main>
  )
  const walk = (AppTree: ComponentType<{ pageProps: unknown }>): string => {
    const given = { pageProps: { a: 1 }, at: 'x' }
    return renderToStaticMarkup(<AppTree {...given} />)
  }
  const html = '<main title="x"><pre>{&quot;a&quot;:1}</pre></main>'

  test('for a page', async () => {
    const OldStyle = Object.assign(Page.bind(undefined), {
      getInitialProps: ({ AppTree }: PageContext) => ({ html: walk(AppTree) }),
    })
    const { router } = await setUp('/', {}, { App, pages: { '/old-style': { default: OldStyle } } })
    await start(() => router().push('/old-style'))
    expect(props()).toEqual({ html })
  })

  test('for the App', async () => {
    const WithProps = Object.assign(App.bind(undefined), {
      getInitialProps: ({ AppTree, ctx }: AppContext) => ({
        pageProps: { html: walk(AppTree), isSame: ctx.AppTree === AppTree },
      }),
    })
    const { router } = await setUp('/', {}, { App: WithProps, pages: { '/plain': { default: Page } } })
    await start(() => router().push('/plain'))
    expect(props()).toEqual({ html, isSame: true })
  })
})

describe('races', () => {
  test('C60, C61, C104, F18 the last one wins; the first is aborted, gives false and says so at once', async () => {
    const { asked, log, router } = await setUp()
    const first = await start(() => router().push('/slow?n=1'))
    const second = await start(() => router().push('/slow?n=2'))
    expect(log).toEqual([
      'routeChangeStart /slow?n=1',
      'routeChangeError /slow?n=1 cancelled',
      'routeChangeStart /slow?n=2',
    ])
    expect(asked[0]!.signal.aborted).toBe(true)
    expect(await first.promise).toBe(false)
    await asked[1]!.answer({ props: { n: 2 } })
    await asked[0]!.answer({ props: { n: 1 } })
    expect(await second.promise).toBe(true)
    expect([here(), props()]).toEqual(['/slow?n=2', { n: 2 }])
  })
  test('C60 a page without data wins over one that waits, and its failure changes nothing', async () => {
    const { asked, left, router } = await setUp()
    await start(() => router().push('/slow'))
    await start(() => router().push('/plain'))
    await asked[0]!.fail()
    expect([here(), shown(), left]).toEqual(['/plain', '/plain', []])
  })
  test('C115 of many at once only the last is started', async () => {
    const { asked, log, router } = await setUp()
    await start(() => Promise.all([1, 2, 3].map((n) => router().push(`/slow?n=${n}`))))
    expect(asked.map(({ url }) => url)).toEqual(['/_data/b/slow.json?n=3'])
    expect(log).toEqual(['routeChangeStart /slow?n=3'])
  })
  test('C105 a listener of routeChangeStart that throws stops the navigation, and the router goes on', async () => {
    const { asked, client, router } = await setUp()
    const stay = () => {
      throw new Error('stay')
    }
    client.events.on('routeChangeStart', stay)
    const { promise } = await start(() => router().push('/ssp'))
    await expect(promise).rejects.toThrow('stay')
    expect([here(), asked]).toEqual(['/', []])
    client.events.off('routeChangeStart', stay)
    expect(await (await start(() => router().push('/plain'))).promise).toBe(true)
  })
  test('C112 a push in an effect of the first page is heard by listeners of the App', async () => {
    const Bounce = () => {
      const router = useRouter()
      useEffect(() => void router.replace('/plain'), [router])
      return null
    }
    const { log } = await setUp('/bounce', { Component: Bounce })
    expect(log[0]).toBe('routeChangeStart /plain')
    expect(shown()).toBe('/plain')
  })
})

describe('pages that take their time to be rendered', () => {
  /** `/plain` suspends, and no boundary stands in for it, until the test lets it go on. */
  async function setUpSuspended(path?: string) {
    const gate: { open(): void } = { open() {} }
    const Part = lazy(async () => {
      await new Promise<void>((resolve) => (gate.open = resolve))
      return { default: () => <h1>/plain at last</h1> }
    })
    const app = await setUp(path, {}, { pages: { '/plain': { default: () => <Part /> } } })
    const { promise } = await start(() => app.router().push('/plain'))
    expect([here(), shown()]).toEqual(['/plain', '/'])
    return { ...app, promise, open: () => act(async () => gate.open()) }
  }

  test('C101, C104, C112 a navigation that a page begins in a layout effect comes after its own', async () => {
    const Bounce = () => {
      const router = useRouter()
      useLayoutEffect(() => void router.push('/slow'), [router])
      return <h1>bounce</h1>
    }
    const { log, router } = await setUp('/', {}, { pages: { '/plain': { default: Bounce } } })
    const { promise } = await start(() => router().push('/plain'))
    expect([await promise, log]).toEqual([
      true,
      [
        'routeChangeStart /plain',
        'beforeHistoryChange /plain',
        'announce /plain',
        'routeChangeComplete /plain',
        'routeChangeStart /slow',
      ],
    ])
  })
  test('C69, C101, C104 a hash takes nothing over: the page is completed once it is there', async () => {
    const { log, open, promise, router } = await setUpSuspended()
    scrollTo(0, 500)
    const { promise: hash } = await start(() => router().push('#mid'))
    await act(async () => {
      history.pushState(null, '', '/plain#plain')
      dispatchEvent(new PopStateEvent('popstate', { state: null }))
    })
    await open()
    expect([await promise, await hash, shown(), scrollY]).toEqual([true, true, '/plain at last', 0])
    expect([here(), router().asPath]).toEqual(['/plain#plain', '/plain#plain'])
    expect(log.filter((line) => !line.startsWith('announce'))).toEqual([
      'routeChangeStart /plain',
      'beforeHistoryChange /plain',
      'hashChangeStart /plain#mid',
      'hashChangeComplete /plain#mid',
      'routeChangeComplete /plain',
    ])
  })
  test('C61, C104 a navigation that takes over before is told at once, and the page comes to rest', async () => {
    const { asked, log, open, promise, router } = await setUpSuspended()
    scrollTo(0, 500)
    await start(() => router().push('/slow'))
    expect([await promise, log.slice(2)]).toEqual([
      false,
      ['routeChangeError /plain cancelled', 'routeChangeStart /slow'],
    ])
    await open()
    expect([shown(), scrollY, log.length]).toEqual(['/plain at last', 0, 4])
    await asked[0]!.answer({ props: {} })
    expect([shown(), log.at(-1)]).toEqual(['/slow', 'routeChangeComplete /slow'])
  })
  test('C61 one that is shown before leaves nothing of it', async () => {
    const { asked, log, open, promise, router } = await setUpSuspended()
    await start(() => router().push('/slow'))
    await asked[0]!.answer({ props: {} })
    await open()
    expect([await promise, here(), shown()]).toEqual([false, '/slow', '/slow'])
    expect(log.filter((line) => /Complete|Error/.test(line))).toEqual([
      'routeChangeError /plain cancelled',
      'routeChangeComplete /slow',
    ])
  })
  test('C101 a listener of routeChangeComplete that throws does so to who asked', async () => {
    const { client, router } = await setUp()
    client.events.on('routeChangeComplete', () => {
      throw new Error('listener')
    })
    const { promise } = await start(() => router().push('/plain'))
    await expect(promise).rejects.toThrow('listener')
    expect(shown()).toBe('/plain')
  })
})

describe('outcomes', () => {
  const redirect = (destination: string) => ({ redirect: { destination, statusCode: 307 } })

  test('C71, C101 a redirect is followed; its source leaves no trace and it completes once', async () => {
    const { asked, log, router } = await setUp()
    const before = history.length
    const { promise } = await start(() => router().push('/slow'))
    await asked[0]!.answer(redirect('/ssp?x=1'))
    await asked[1]!.answer({ props: {} })
    expect(await promise).toBe(true)
    expect([here(), history.length]).toEqual(['/ssp?x=1', before + 1])
    expect(log.filter((line) => line.startsWith('routeChange'))).toEqual([
      'routeChangeStart /slow',
      'routeChangeStart /ssp?x=1',
      'routeChangeComplete /ssp?x=1',
    ])
  })
  test.each([
    ['/ssp', '/ssp#mid'],
    ['/ssp#mid', '/ssp'],
    ['/ssp#mid', '/ssp#mid'],
  ])('C77, C101 on %s a redirect to %s is completed as a page', async (from, to) => {
    const { asked, log, router } = await setUp(from)
    const { promise } = await start(() => router().push('/slow'))
    await asked[0]!.answer(redirect(to))
    await asked[1]!.answer({ props: { a: 1 } })
    expect([await promise, here(), props()]).toEqual([true, to, { a: 1 }])
    expect(log.filter((line) => /Complete|Error|hash/.test(line))).toEqual([`routeChangeComplete ${to}`])
  })
  test('C74, C76 other origins and `basePath: false` are document loads', async () => {
    const { asked, left, router } = await setUp()
    await start(() => router().push('/slow'))
    await asked[0]!.answer(redirect('https://external.test/a'))
    await start(() => router().replace('/slow'))
    await asked[1]!.answer({ redirect: { destination: '/other', statusCode: 307, basePath: false } })
    expect(left).toEqual(['push https://external.test/a', 'replace /other'])
  })
  test('T15 a redirect to javascript: is not followed, and is an error event', async () => {
    const { asked, left, log, router } = await setUp()
    const { promise } = await start(() => router().push('/slow'))
    await asked[0]!.answer(redirect('java\nscript:alert(1)'))
    expect(await promise).toBe(false)
    expect([here(), left, log.at(-1)]).toEqual(['/', [], 'routeChangeError /slow failed'])
  })
  test('C77 redirects in a circle come to an end', async () => {
    const { asked, log, router } = await setUp()
    const { promise } = await start(() => router().push('/slow'))
    for (let n = 0; n < 21; n++) await asked[n]!.answer(redirect('/slow'))
    expect(await promise).toBe(false)
    expect(log.at(-1)).toBe('routeChangeError /slow failed')
  })
  test('C78 notFound shows the 404 page under the address that was asked for', async () => {
    const { asked, router } = await setUp()
    await start(() => router().push('/slow?why=1'))
    await asked[0]!.answer({ notFound: true }, { status: 404 })
    expect([here(), shown(), router().pathname]).toEqual(['/slow?why=1', '/404', '/404'])
  })
  test('C78 without a 404 page the error page is shown', async () => {
    const { asked, client, router } = await setUp()
    client.routes.replace(rows.filter(({ pattern }) => pattern !== '/404'))
    await start(() => router().push('/slow'))
    await asked[0]!.answer({ notFound: true }, { status: 404 })
    expect([shown(), props(), router().pathname]).toEqual(['/_error', { statusCode: 404 }, '/_error'])
  })
  test('C79, C91 an error page under an address with a hash is asked for again', async () => {
    const { asked, log, router } = await setUp()
    await start(() => router().push('/slow#x'))
    await asked[0]!.answer({ notFound: true }, { status: 404 })
    expect([here(), shown()]).toEqual(['/slow#x', '/404'])
    await start(() => router().push('#main'))
    expect([here(), asked.length]).toEqual(['/slow#main', 1])
    log.length = 0
    await start(() => router().push('/slow#main'))
    await asked[1]!.answer({ notFound: true }, { status: 404 })
    await start(() => router().push('/slow'))
    await asked[2]!.answer({ props: { a: 1 } })
    expect([here(), shown(), props()]).toEqual(['/slow', '/slow', { a: 1 }])
    expect(log[0]).toBe('routeChangeStart /slow#main')
  })
  test('C80, C83, C89 a failure is told and ends in a document load', async () => {
    const { asked, left, log, router } = await setUp()
    await start(() => router().push('/ssp?x=1'))
    await asked[0]!.fail()
    expect([left, here()]).toEqual([['push /ssp?x=1'], '/'])
    expect(log).toEqual(['routeChangeStart /ssp?x=1', 'routeChangeError /ssp?x=1 failed'])
  })
  test('C37, C85 so do an address without a page, and code that is gone', async () => {
    const { left, router } = await setUp()
    await start(() => router().push('/nowhere/at/all'))
    await start(() => router().replace('/gone'))
    expect(left).toEqual(['push /nowhere/at/all', 'replace /gone'])
  })
  test('C88 a page that throws while it renders gives way to the error page', async () => {
    const { router } = await setUp()
    await start(() => router().push('/throws'))
    expect([shown(), router().pathname]).toEqual(['/_error', '/_error'])
    await start(() => router().push('/plain'))
    expect(shown()).toBe('/plain')
  })
  test('C39 other schemes are refused, C95 other origins leave the site', async () => {
    const { left, router } = await setUp()
    expect(() => router().push('javascript:alert(1)')).toThrow(/Refused to navigate to/)
    expect(await router().push('https://external.test/')).toBe(false)
    expect(left).toEqual(['push https://external.test/'])
  })
  test('a pattern without its parameters is an error that names them', async () => {
    const { router } = await setUp()
    expect(() => router().push('/item/[id]')).toThrow(/is missing query values \(id\)/)
  })
})

describe('hashes and shallow navigations', () => {
  test('C103, C135 a hash changes the address and asks for nothing; once more it adds no entry', async () => {
    const { asked, log, router } = await setUp('/ssp?x=1')
    const before = history.length
    await start(() => router().push('/ssp?x=1#b'))
    await start(() => router().push('#b'))
    expect([here(), router().asPath, history.length]).toEqual(['/ssp?x=1#b', '/ssp?x=1#b', before + 1])
    expect(asked).toEqual([])
    expect(log.slice(0, 2)).toEqual(['hashChangeStart /ssp?x=1#b', 'hashChangeComplete /ssp?x=1#b'])
  })
  test('C16, C125 a hash under an address of another page keeps that page', async () => {
    const { asked, router } = await setUp()
    await start(() => router().push('/ssp?x=1', '/pretty'))
    await asked[0]!.answer({ props: {} })
    await start(() => router().push('#mid'))
    expect([here(), router().asPath]).toEqual(['/pretty#mid', '/pretty#mid'])
    const masked = history.state as { as: string }
    await start(() => router().push('/plain'))
    await goTo(masked)
    expect(asked[1]!.url).toBe('/_data/b/ssp.json?x=1')
    await asked[1]!.answer({ props: { a: 1 } })
    expect([here(), shown(), props()]).toEqual(['/pretty#mid', '/ssp', { a: 1 }])
  })
  test('C117, C119 a shallow push keeps props and asks for nothing', async () => {
    const { asked, log, router } = await setUp('/ssp?x=1', { pageProps: { a: 1 } })
    await start(() => router().push('/ssp?x=2', undefined, { shallow: true }))
    expect([asked, props(), here(), router().query]).toEqual([[], { a: 1 }, '/ssp?x=2', { x: '2' }])
    expect(log[0]).toBe('routeChangeStart /ssp?x=2 shallow')
  })
  test('C118 shallow to another page is an ordinary navigation', async () => {
    const { asked, router } = await setUp()
    await start(() => router().push('/ssp', undefined, { shallow: true }))
    expect(asked).toHaveLength(1)
  })
})

describe('back and forward', () => {
  test('C58, C125 going back asks for the data of that entry', async () => {
    const { asked, log, router } = await setUp('/ssp?x=1')
    const first = history.state as { as: string }
    await start(() => router().push('/plain'))
    log.length = 0
    await goTo(first)
    await asked[0]!.answer({ props: { x: 1 } })
    expect([shown(), props(), router().asPath]).toEqual(['/ssp', { x: 1 }, '/ssp?x=1'])
    expect(log).toContain('routeChangeComplete /ssp?x=1')
  })
  test('C87 when that fails, the entry’s address is loaded as a document', async () => {
    const { asked, left, router } = await setUp('/ssp?x=1')
    const first = history.state as { as: string }
    await start(() => router().push('/plain'))
    await goTo(first)
    await asked[0]!.fail()
    expect(left).toEqual(['pop /ssp?x=1'])
  })
  test('C100 beforePopState can keep the page; the last one set counts', async () => {
    const { asked, router } = await setUp('/ssp?x=1')
    const first = history.state as { as: string }
    await start(() => router().push('/plain'))
    const seen: unknown[] = []
    router().beforePopState(() => true)
    router().beforePopState((state) => {
      seen.push(state)
      return false
    })
    await goTo(first)
    expect(seen).toEqual([{ url: '/ssp?x=1', as: '/ssp?x=1', options: {} }])
    expect([asked, shown()]).toEqual([[], '/plain'])
  })
  test('C121 back between shallow entries asks for nothing, back to one that was not does', async () => {
    const { asked, router } = await setUp('/ssp?x=1')
    const entries = [history.state as { as: string }]
    for (const x of [2, 3]) {
      await start(() => router().push(`/ssp?x=${x}`, undefined, { shallow: true }))
      entries.push(history.state as { as: string })
    }
    await goTo(entries[1]!)
    expect([asked, router().query]).toEqual([[], { x: '2' }])
    await goTo(entries[0]!)
    expect(asked).toHaveLength(1)
  })
  test('C60 coming forward again to the page on screen drops what was on its way', async () => {
    const { asked, log, router } = await setUp('/slow')
    const first = history.state as { as: string }
    await start(() => router().push('/plain'))
    const second = history.state as { as: string }
    await goTo(first)
    await goTo(second)
    expect(asked[0]!.signal.aborted).toBe(true)
    expect([shown(), log.at(-1)]).toEqual(['/plain', 'routeChangeError /slow cancelled'])
  })
  test('C139, C140 an event without a step, or after other code’s entry, changes nothing and asks nobody', async () => {
    const { asked, log, router } = await setUp('/ssp')
    const present = history.state as { as: string }
    router().beforePopState(() => {
      throw new Error('asked')
    })
    await start(() => router().push('/slow'))
    log.length = 0
    await goTo(present)
    expect([asked.length, asked[0]!.signal.aborted, log]).toEqual([1, false, []])
    await asked[0]!.answer({ props: {} })
    expect([here(), shown()]).toEqual(['/slow', '/slow'])
  })
  test('C125, C107 an entry of other code with a copy of the router’s state is one of its own', async () => {
    const { asked, router } = await setUp('/ssp?x=0', { pageProps: { x: 0 } })
    const first = history.state as { as: string; url: string }
    const copy = { ...first, as: '/ssp?x=1', url: '/ssp?x=1' }
    await goTo(copy)
    await asked[0]!.answer({ props: { x: 1 } })
    expect([router().asPath, props()]).toEqual(['/ssp?x=1', { x: 1 }])
    await goTo(first)
    await asked[1]!.answer({ props: { x: 2 } })
    expect([router().asPath, props()]).toEqual(['/ssp?x=0', { x: 2 }])
  })
  test('C127, C128 over hashes nothing is fetched, also those of plain links', async () => {
    const { asked, router } = await setUp('/ssp')
    const first = history.state as { as: string }
    await act(async () => {
      history.pushState(null, '', '/ssp#x')
      dispatchEvent(new PopStateEvent('popstate', { state: null }))
    })
    expect(router().asPath).toBe('/ssp#x')
    await goTo(first)
    expect([asked, router().asPath]).toEqual([[], '/ssp'])
  })
})

describe('S276 languages', () => {
  const i18n = createI18n({ locales: ['en', 'fr', 'nl-NL'] })

  test('a navigation keeps the language: in the address, in events, in the address of the data', async () => {
    const { asked, log, router } = await setUp('/fr', {}, { i18n })
    expect(router()).toMatchObject({ asPath: '/', locale: 'fr' })
    const { promise } = await start(() => router().push('/ssp?x=1#h'))
    expect(asked[0]!.url).toBe('/_data/b/fr/ssp.json?x=1')
    await asked[0]!.answer({ props: {} })
    expect(await promise).toBe(true)
    expect(here()).toBe('/fr/ssp?x=1#h')
    expect(router()).toMatchObject({
      pathname: '/ssp',
      asPath: '/ssp?x=1#h',
      locale: 'fr',
      query: { x: '1' },
    })
    expect(log[0]).toBe('routeChangeStart /fr/ssp?x=1#h')
  })

  test('the browser’s host is compared with the domains as the server compares the request’s', () => {
    const { isDomain } = createI18n({
      locales: ['en'],
      domains: [{ domain: 'Example.fr:8080', defaultLocale: 'en' }],
    })
    expect(['example.fr', 'www.example.fr'].map((host) => isDomain(host))).toEqual([true, false])
    expect(i18n.isDomain('example.fr')).toBe(false)
  })

  test('an address or an option names another one; the default has no prefix, but its data has', async () => {
    const { asked, router } = await setUp('/fr', {}, { i18n })
    await start(() => router().push('/nl-nl/ssp'))
    await asked[0]!.answer({ props: {} })
    expect([here(), router().locale, asked[0]!.url]).toEqual([
      '/nl-NL/ssp',
      'nl-NL',
      '/_data/b/nl-NL/ssp.json',
    ])
    await start(() => router().push('/ssp', undefined, { locale: 'en' }))
    await asked[1]!.answer({ props: {} })
    expect([here(), router().locale, asked[1]!.url]).toEqual(['/ssp', 'en', '/_data/b/en/ssp.json'])
    await start(() => router().push('/', undefined, { locale: 'fr' }))
    expect([here(), router().locale, shown()]).toEqual(['/fr', 'fr', '/'])
    expect(document.documentElement.lang).toBe('fr')
    await start(() => router().push('/plain', undefined, { locale: false }))
    expect([here(), router().locale]).toEqual(['/plain', 'en'])
  })

  test('the same page in another language is another page, not a change of the hash', async () => {
    const { asked, router, log } = await setUp('/ssp#h', {}, { i18n })
    await start(() => router().push('/ssp#h', undefined, { locale: 'fr' }))
    await asked[0]!.answer({ props: {} })
    expect(here()).toBe('/fr/ssp#h')
    expect(log[0]).toMatch(/^routeChangeStart/)
  })

  test('back shows the language of its address', async () => {
    const { router } = await setUp('/fr', {}, { i18n })
    const before = history.state as { as: string }
    await start(() => router().push('/plain', undefined, { locale: 'en' }))
    expect([here(), router().locale]).toEqual(['/plain', 'en'])
    await goTo(before)
    expect([here(), router().locale, router().asPath]).toEqual(['/fr', 'fr', '/'])
  })

  test('a redirect leads where it says, as it does for a document', async () => {
    const { asked, router } = await setUp('/fr', {}, { i18n })
    await start(() => router().push('/ssp'))
    await asked[0]!.answer({ redirect: { destination: '/plain', statusCode: 307 } })
    expect([here(), router().locale]).toEqual(['/plain', 'en'])
  })
})

test('S276 an app without languages takes no notice of the option `locale`', async () => {
  const { router } = await setUp('/')
  await start(() => router().push('/plain', undefined, { locale: 'fr' }))
  expect([here(), router().locale]).toEqual(['/plain', undefined])
  await start(() => router().push('/plain#h', undefined, { locale: 'fr' }))
  expect([here(), router().locale]).toEqual(['/plain#h', undefined])
})

test('S275 with trailing slashes addresses have them, and those of data have none', async () => {
  const { asked, router, log } = await setUp('/', {}, { trailingSlash: setTrailingSlash })
  await start(() => router().push('/item/7?x=1'))
  expect(asked[0]!.url).toBe('/_data/b/item/7.json?x=1')
  await asked[0]!.answer({ props: {} })
  expect(here()).toBe('/item/7/?x=1')
  expect(router()).toMatchObject({ asPath: '/item/7/?x=1', query: { id: '7', x: '1' } })
  expect(log[0]).toBe('routeChangeStart /item/7/?x=1')
})

describe('S273 rewrites', () => {
  const led = (rewrite: object) => ({
    headers: { 'x-server-props-rewrite': encodeURIComponent(JSON.stringify(rewrite)) },
  })

  test('an address that no page has is asked of the server, which says where it leads', async () => {
    const { asked, router, left } = await setUp('/', {}, { rewrites })
    const { promise } = await start(() => router().push('/to/7?y=1'))
    expect(asked[0]!.url).toBe('/_data/b/to/7.json?y=1')
    await asked[0]!.answer({ props: { n: 1 } }, led({ page: '/item/[id]', query: { id: '7', y: '1' } }))
    expect(await promise).toBe(true)
    expect([here(), shown(), props(), left]).toEqual(['/to/7?y=1', '/item/[id]', { n: 1 }, []])
    expect(router()).toMatchObject({
      pathname: '/item/[id]',
      asPath: '/to/7?y=1',
      query: { id: '7', y: '1' },
    })
    // What a visitor named can reach nothing (T4).
    expect(Object.getPrototypeOf(router().query)).toBeNull()
  })

  test('a page without a loader is shown too, and one that the address has gives way', async () => {
    const { asked, router } = await setUp('/', {}, { rewrites })
    await start(() => router().push('/still'))
    await asked[0]!.answer({ props: {} }, led({ page: '/plain', query: { q: '1' } }))
    expect([here(), shown(), router().query]).toEqual(['/still', '/plain', { q: '1' }])
    await start(() => router().push('/ssp'))
    await asked[1]!.answer({ props: { n: 2 } }, led({ page: '/item/[id]', query: { id: 'b' } }))
    expect([here(), shown(), props()]).toEqual(['/ssp', '/item/[id]', { n: 2 }])
  })

  test('C117 a shallow navigation under the address of a rewritten page stays on it', async () => {
    const { asked, router } = await setUp('/', {}, { rewrites })
    await start(() => router().push('/to/7?y=1&z=2'))
    const query = { id: '7', y: '1', z: '2', own: 'x' }
    await asked[0]!.answer({ props: { n: 1 } }, led({ page: '/item/[id]', query }))
    await start(() => router().push('/to/7?y=3#h', undefined, { shallow: true }))
    expect([here(), shown(), props(), asked.length]).toEqual(['/to/7?y=3#h', '/item/[id]', { n: 1 }, 1])
    expect(router()).toMatchObject({ pathname: '/item/[id]', asPath: '/to/7?y=3#h' })
    expect(router().query).toEqual({ id: '7', y: '3', own: 'x' })
    await start(() => router().push('/to/8', undefined, { shallow: true }))
    expect(asked[1]!.url).toBe('/_data/b/to/8.json')
  })

  test('C37 what leads nowhere is loaded as a document', async () => {
    const { asked, router, left } = await setUp('/', {}, { rewrites })
    await start(() => router().push('/nowhere'))
    await asked[0]!.answer({ error: {} }, { status: 404 })
    expect(left).toEqual(['push /nowhere'])
    await start(() => router().push('/odd'))
    await asked[1]!.answer({ props: {} }, led({ page: '/unknown', query: {} }))
    expect(left.at(-1)).toBe('push /odd')
  })

  test('S66 notFound there is the 404 page', async () => {
    const { asked, router } = await setUp('/', {}, { rewrites })
    await start(() => router().push('/to/8'))
    await asked[0]!.answer({ notFound: true }, { status: 404 })
    expect([here(), shown()]).toEqual(['/to/8', '/404'])
  })
})

describe('edits in development', () => {
  /** Vite's channel, as far as an edit of a page's loader goes. */
  function connect(client: Client): (page: string) => Promise<void> {
    const listeners = new Map<string, (data: unknown) => void>()
    const hot = {
      on: (event: string, listener: (data: unknown) => void) => void listeners.set(event, listener),
    }
    followEdits(client, hot as unknown as NonNullable<ImportMeta['hot']>)
    return (page) => act(async () => listeners.get(HOT_EVENTS.props)!({ pages: [page] }))
  }

  test('C182 an edit asks for the props again', async () => {
    const { client, asked, log } = await setUp('/ssp?x=1')
    const edit = connect(client)
    await edit('/slow')
    expect(asked).toEqual([])
    await edit('/ssp')
    await asked[0]!.answer({ props: { n: 1 } })
    expect([asked.map(({ url }) => url), props(), log]).toEqual([['/_data/b/ssp.json?x=1'], { n: 1 }, []])
  })
  test('C182 also while the page itself asks for new props, which are of the code before', async () => {
    const { client, asked, router } = await setUp('/ssp')
    const edit = connect(client)
    const { promise } = await start(() => router().refresh())
    await edit('/ssp')
    expect([asked.length, asked[0]!.signal.aborted, await promise]).toEqual([2, true, false])
    await asked[1]!.answer({ props: { n: 2 } })
    expect(props()).toEqual({ n: 2 })
  })
  test('C182 S273 also when a rewrite has led to the page', async () => {
    const { client, asked, router } = await setUp('/', {}, { rewrites })
    const rewrite = encodeURIComponent(JSON.stringify({ page: '/ssp', query: { q: '1' } }))
    const init = { headers: { 'x-server-props-rewrite': rewrite } }
    await start(() => router().push('/to'))
    await asked[0]!.answer({ props: { n: 1 } }, init)
    const edit = connect(client)
    await edit('/ssp')
    await asked[1]!.answer({ props: { n: 2 } }, init)
    expect([asked[1]!.url, props(), router().query]).toEqual(['/_data/b/to.json', { n: 2 }, { q: '1' }])
  })
  test('C182 an edit while its forerunner is answered asks once more: the answer may be of the code before', async () => {
    const { client, asked } = await setUp('/ssp')
    const edit = connect(client)
    await edit('/ssp')
    await edit('/ssp')
    await asked[0]!.answer({ props: { n: 1 } })
    expect(asked).toHaveLength(2)
    await asked[1]!.answer({ props: { n: 2 } })
    expect(props()).toEqual({ n: 2 })
  })
  test('C182 so does an edit while a navigation to the page is answered', async () => {
    const { client, asked, router } = await setUp('/')
    const edit = connect(client)
    await start(() => router().push('/ssp'))
    await edit('/ssp')
    await asked[0]!.answer({ props: { n: 1 } })
    expect([shown(), asked.length]).toEqual(['/ssp', 2])
    await asked[1]!.answer({ props: { n: 2 } })
    expect(props()).toEqual({ n: 2 })
  })
})

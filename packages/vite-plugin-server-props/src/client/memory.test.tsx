import { afterEach, expect, test, vi } from 'vitest'
import type { AppComponent } from '../react/page-types.js'
import { goTo, here, props, setUp, shown, start, useTestBrowser } from './fixtures/testing-client.js'
import { historyMemory } from './memory.js'

useTestBrowser()
afterEach(() => {
  vi.useRealTimers()
})

/** Two pages were visited, and the second is on screen. */
async function setUpVisits(staleTime: number) {
  vi.useFakeTimers({ toFake: ['Date'] })
  // The document has just come.
  vi.spyOn(performance, 'timeOrigin', 'get').mockReturnValue(Date.now())
  const app = await setUp('/ssp', { pageProps: { visit: 1 } }, { parts: [historyMemory(staleTime)] })
  const first: unknown = history.state
  await start(() => app.router().push('/slow'))
  await app.asked[0]!.answer({ props: { visit: 2 } })
  const second: unknown = history.state
  return { ...app, first: first as { as: string }, second: second as { as: string } }
}
const wait = (ms: number) => vi.setSystemTime(Date.now() + ms)

test('back and forward show the page as it was, at once and without a request', async () => {
  const { asked, log, first, second } = await setUpVisits(1000)
  log.length = 0
  wait(999)
  await goTo(first)
  expect([here(), shown(), props()]).toEqual(['/ssp', '/ssp', { visit: 1 }])
  await goTo(second)
  expect([here(), shown(), props()]).toEqual(['/slow', '/slow', { visit: 2 }])
  expect(asked).toHaveLength(1)
  expect(log.slice(0, 4)).toEqual([
    'routeChangeStart /ssp',
    'beforeHistoryChange /ssp',
    'announce /ssp',
    'routeChangeComplete /ssp',
  ])
})
test('a stale page is shown at once and asked for again', async () => {
  const { asked, first, second } = await setUpVisits(1000)
  wait(1000)
  await goTo(first)
  expect([shown(), props()]).toEqual(['/ssp', { visit: 1 }])
  expect(asked[1]!.url).toBe('/_data/b/ssp.json')
  await asked[1]!.answer({ props: { visit: 3 } })
  expect(props()).toEqual({ visit: 3 })
  // Those are new: the way back to them needs no request.
  await goTo(second)
  await asked[2]!.answer({ props: { visit: 4 } })
  await goTo(first)
  expect([props(), asked.length]).toEqual([{ visit: 3 }, 3])
})
test('a stale page stays when it can not be had anew', async () => {
  const { asked, left, first } = await setUpVisits(0)
  await goTo(first)
  await asked[1]!.fail()
  expect([shown(), props(), left]).toEqual(['/ssp', { visit: 1 }, []])
})
test('C58 any other visit asks the server', async () => {
  const { asked, router } = await setUpVisits(1000)
  await start(() => router().push('/ssp'))
  expect(asked[1]!.url).toBe('/_data/b/ssp.json')
})
test.each([
  ['a refresh', (router: { refresh(): Promise<boolean> }) => router.refresh()],
  [
    'a form',
    (router: { submit(url: string, body: FormData): Promise<boolean> }) =>
      router.submit('/slow', new FormData()),
  ],
])('%s makes it forget', async (_name, change) => {
  const { asked, first, router } = await setUpVisits(1000)
  await start(() => change(router()))
  await asked[1]!.answer({ props: {} })
  await goTo(first)
  expect(asked[2]!.url).toBe('/_data/b/ssp.json')
})
test('the page that a form was sent from is not shown as it was before', async () => {
  const { asked, router, second } = await setUpVisits(1000)
  await start(() => router().submit('/slow', new FormData()))
  await asked[1]!.answer({ redirect: { destination: '/plain', statusCode: 303 } })
  expect(shown()).toBe('/plain')
  await goTo(second)
  expect(asked[2]!.url).toBe('/_data/b/slow.json')
})
test('C125 an entry of other code with a copy of the router’s state is not the page that was left', async () => {
  const { asked, first } = await setUpVisits(1000)
  await goTo({ ...first, url: '/ssp?x=1', as: '/ssp?x=1' } as { as: string })
  expect(asked[1]!.url).toBe('/_data/b/ssp.json?x=1')
})
test('C60 a step back takes over what is on its way', async () => {
  const { asked, first, router } = await setUpVisits(1000)
  const { promise } = await start(() => router().push('/item/1'))
  await goTo(first)
  expect([await promise, shown()]).toEqual([false, '/ssp'])
  await asked[1]!.answer({ props: { late: true } })
  expect([here(), shown(), props()]).toEqual(['/ssp', '/ssp', { visit: 1 }])
})
test('S195 an App that gives no page props is no trouble', async () => {
  const App: AppComponent = ({ Component, pageProps }) => <Component {...pageProps} />
  // An App in JavaScript may.
  App.getInitialProps = async () => ({ at: 1, pageProps: undefined as never })
  const { router } = await setUp('/', {}, { App, parts: [historyMemory(1000)] })
  await start(() => router().push('/plain'))
  expect([shown(), props()]).toEqual(['/plain', {}])
})

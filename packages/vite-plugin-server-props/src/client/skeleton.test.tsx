import { act } from 'react'
import { expect, test } from 'vitest'
import { goTo, here, props, setUp, shown, start, useTestBrowser } from './fixtures/testing-client.js'
import { prefetchData } from './prefetch-data.js'
import { skeleton } from './skeleton.js'

useTestBrowser()

const Loading = () => <h1>loading</h1>
const pages = { '/slow': { Loading }, '/item/[id]': { Loading } }
const setUpSkeletons = (path = '/') => setUp(path, { pageProps: { at: path } }, { parts: [skeleton], pages })
/** Starts something and gives the skeleton the task that it waits for. */
const startSlowly = async <T,>(run: () => Promise<T>) => {
  const started = await start(run)
  await act(() => new Promise((resolve) => setTimeout(resolve)))
  return started
}

test('the skeleton is shown under the new address while the data is on the way', async () => {
  const { asked, log, router } = await setUpSkeletons()
  const entries = history.length
  const { promise } = await startSlowly(() => router().push('/slow?x=1'))
  expect([here(), shown(), history.length]).toEqual(['/slow?x=1', 'loading', entries + 1])
  expect(router()).toMatchObject({ pathname: '/slow', asPath: '/slow?x=1', query: { x: '1' } })
  await asked[0]!.answer({ props: { a: 1 } })
  expect([await promise, here(), shown(), props()]).toEqual([true, '/slow?x=1', '/slow', { a: 1 }])
  expect(history.length).toBe(entries + 1)
  expect(log).toEqual([
    'routeChangeStart /slow?x=1',
    'beforeHistoryChange /slow?x=1',
    'announce /slow?x=1',
    'routeChangeComplete /slow?x=1',
  ])
})
test('data that is there as early as the code needs none', async () => {
  const { client, asked, router } = await setUpSkeletons()
  await start(() => prefetchData(client, { page: '/slow' }))
  await asked[0]!.answer({ props: { a: 1 } })
  const seen: (string | null | undefined)[] = []
  const { show } = client
  client.show = (view) => (seen.push(view.isSkeleton === true ? 'skeleton' : 'page'), show(view))
  await startSlowly(() => router().push('/slow'))
  expect([seen, shown()]).toEqual([['page'], '/slow'])
})
test('C65, C66 another address of the page on screen shows none: the page stays', async () => {
  const { router } = await setUpSkeletons('/slow')
  await startSlowly(() => router().push('/slow?x=1'))
  expect([here(), shown()]).toEqual(['/slow', '/slow'])
})
test('C71 a redirect takes the place of the skeleton in the history', async () => {
  const { asked, router } = await setUpSkeletons()
  const entries = history.length
  const { promise } = await startSlowly(() => router().push('/slow'))
  await asked[0]!.answer({ redirect: { destination: '/plain', statusCode: 307 } })
  expect([await promise, here(), shown(), history.length]).toEqual([true, '/plain', '/plain', entries + 1])
})
test('C78 notFound takes the place of the skeleton', async () => {
  const { asked, router } = await setUpSkeletons()
  await startSlowly(() => router().push('/slow'))
  await asked[0]!.answer({ notFound: true }, { status: 404 })
  expect([here(), shown()]).toEqual(['/slow', '/404'])
})
test('C80, C141 a failure loads the document in the same entry', async () => {
  const { asked, left, router } = await setUpSkeletons()
  await startSlowly(() => router().push('/slow'))
  await asked[0]!.answer({ error: {} }, { status: 500 })
  expect(left).toEqual(['replace /slow'])
})
test('C60 another navigation takes over, and a late answer changes nothing', async () => {
  const { asked, router } = await setUpSkeletons()
  const { promise } = await startSlowly(() => router().push('/slow'))
  await start(() => router().push('/plain'))
  await asked[0]!.answer({ props: {} })
  expect([await promise, here(), shown()]).toEqual([false, '/plain', '/plain'])
})
test('what does not leave the skeleton does not lose the page', async () => {
  const { asked, router } = await setUpSkeletons('/ssp')
  const first = history.state as { as: string }
  await startSlowly(() => router().push('/slow'))
  const state = history.state as { as: string }
  // A hash, and a shallow navigation, would change an address and load nothing.
  await startSlowly(() => router().push('/slow#h'))
  expect([asked.length, asked[0]!.signal.aborted]).toEqual([1, false])
  await startSlowly(() => router().replace('/slow?x', undefined, { shallow: true }))
  expect(asked[1]!.url).toBe('/_data/b/slow.json?x')
  // Nor is the skeleton what a step away and back to it wants.
  await goTo(first)
  await goTo(state)
  expect(asked[3]!.url).toBe('/_data/b/slow.json')
  await asked[3]!.answer({ props: { a: 1 } })
  expect([shown(), props()]).toEqual(['/slow', { a: 1 }])
})
test('a page without one keeps the old page on screen', async () => {
  const { router } = await setUpSkeletons()
  await startSlowly(() => router().push('/ssp'))
  expect([here(), shown()]).toEqual(['/', '/'])
})

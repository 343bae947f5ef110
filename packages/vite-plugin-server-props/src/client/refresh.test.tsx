import { act } from 'react'
import { describe, expect, test } from 'vitest'
import { prefetchData } from './prefetch-data.js'
import { here, props, setUp, shown, start, useTestBrowser } from './fixtures/testing-client.js'

useTestBrowser()

/** A page with props on screen, and something in its state. */
async function setUpPage() {
  const app = await setUp('/ssp?x=1#h', { pageProps: { votes: 1, comments: ['a'] } })
  await act(async () => document.querySelector('button')?.click())
  return app
}
const count = () => document.querySelector('button')?.textContent

describe('router.refresh()', () => {
  test('new props, and everything else stays', async () => {
    const { asked, log, router } = await setUpPage()
    const entries = history.length
    const { promise } = await start(() => router().refresh())
    expect(asked.map(({ url }) => url)).toEqual(['/_data/b/ssp.json?x=1'])
    await asked[0]!.answer({ props: { votes: 2 } })
    expect(await promise).toBe(true)
    expect([here(), shown(), props(), count()]).toEqual(['/ssp?x=1#h', '/ssp', { votes: 2 }, '1'])
    expect([history.length, log]).toEqual([entries, []])
  })
  test('of the named props alone, the others are kept', async () => {
    const { asked, router } = await setUpPage()
    const { promise } = await start(() => router().refresh({ only: ['votes'] }))
    expect(asked[0]!.url).toBe('/_data/b~votes/ssp.json?x=1')
    await asked[0]!.answer({ props: { votes: 2 } })
    expect(await promise).toBe(true)
    expect(props()).toEqual({ votes: 2, comments: ['a'] })
  })
  test('of no props asks for nothing', async () => {
    const { asked, router } = await setUpPage()
    expect(await router().refresh({ only: [] })).toBe(true)
    expect(asked).toEqual([])
  })
  test('a second one asks for what the first has not brought yet, too', async () => {
    const { asked, router } = await setUpPage()
    const first = await start(() => router().refresh({ only: ['votes'] }))
    const second = await start(() => router().refresh({ only: ['comments'] }))
    expect(asked.map(({ url }) => url)).toEqual([
      '/_data/b~votes/ssp.json?x=1',
      '/_data/b~comments,votes/ssp.json?x=1',
    ])
    await asked[1]!.answer({ props: { votes: 2, comments: [] } })
    expect([await first.promise, await second.promise]).toEqual([false, true])
    expect(props()).toEqual({ votes: 2, comments: [] })
  })
  test('does not disturb a navigation, which brings new props itself', async () => {
    const { asked, router } = await setUpPage()
    const { promise } = await start(() => router().push('/slow'))
    expect(await router().refresh()).toBe(false)
    expect(asked).toHaveLength(1)
    await asked[0]!.answer({ props: { a: 1 } })
    expect(await promise).toBe(true)
  })
  test('a navigation takes over', async () => {
    const { asked, router } = await setUpPage()
    const { promise } = await start(() => router().refresh())
    await start(() => router().push('/plain'))
    expect(await promise).toBe(false)
    expect([asked[0]!.signal.aborted, shown()]).toEqual([true, '/plain'])
  })
  test('a shallow push takes over too, as it does from a navigation', async () => {
    const { asked, router } = await setUpPage()
    const { promise } = await start(() => router().refresh())
    await start(() => router().push('/ssp?x=2', undefined, { shallow: true }))
    expect([await promise, asked[0]!.signal.aborted]).toEqual([false, true])
    expect([here(), props()]).toEqual(['/ssp?x=2', { votes: 1, comments: ['a'] }])
  })
  test('goes on when the hash changes, and the hash stays', async () => {
    const { asked, router } = await setUpPage()
    const { promise } = await start(() => router().refresh())
    const hash = await start(() => router().push('#i'))
    expect([await hash.promise, here(), asked[0]!.signal.aborted]).toEqual([true, '/ssp?x=1#i', false])
    await asked[0]!.answer({ props: { votes: 2 } })
    expect([await promise, props()]).toEqual([true, { votes: 2 }])
    expect([here(), router().asPath]).toEqual(['/ssp?x=1#i', '/ssp?x=1#i'])
  })
  test('a navigation right after a change of the hash takes over from both', async () => {
    const { asked, router } = await setUpPage()
    const { promise } = await start(() => router().refresh())
    const both = await start(() => Promise.all([router().push('#i'), router().push('/plain')]))
    expect([await promise, await both.promise]).toEqual([false, [false, true]])
    expect([here(), asked[0]!.signal.aborted]).toEqual(['/plain', true])
  })
  test('a failure leaves the page as it is, and rejects', async () => {
    const { asked, left, log, router } = await setUpPage()
    const failed = await start(() => router().refresh())
    await asked[0]!.fail()
    await expect(failed.promise).rejects.toThrow('Failed to fetch')
    const refused = await start(() => router().refresh())
    await asked[1]!.answer({ error: {} }, { status: 500 })
    await expect(refused.promise).rejects.toThrow('status 500')
    expect([left, log, props()]).toEqual([[], [], { votes: 1, comments: ['a'] }])
  })
  test('F16 a server of another deployment gets a document load', async () => {
    const { asked, left, router } = await setUpPage()
    await start(() => router().refresh())
    await asked[0]!.answer({}, { status: 404, headers: { 'x-server-props-build': 'c' } })
    expect(left).toEqual(['refresh /ssp?x=1#h'])
  })
  test('a redirect is followed, and notFound shown', async () => {
    const { asked, router } = await setUpPage()
    const { promise } = await start(() => router().refresh({ only: ['votes'] }))
    await asked[0]!.answer({ redirect: { destination: '/plain', statusCode: 307 } })
    expect([await promise, here(), shown()]).toEqual([true, '/plain', '/plain'])
    await start(() => router().push('/ssp'))
    await asked[1]!.answer({ props: {} })
    await start(() => router().refresh())
    await asked[2]!.answer({ notFound: true }, { status: 404 })
    expect([here(), shown()]).toEqual(['/ssp', '/404'])
    // The page is there again, and has none of its props.
    await start(() => router().refresh({ only: ['votes'] }))
    expect(asked[3]!.url).toBe('/_data/b/ssp.json')
    await asked[3]!.answer({ props: { votes: 1 } })
    expect([here(), shown()]).toEqual(['/ssp', '/ssp'])
  })
  test('what was prefetched is dropped', async () => {
    const { client, asked, router } = await setUpPage()
    await start(() => prefetchData(client, { page: '/slow' }))
    await start(() => router().refresh())
    await asked[1]!.answer({ props: {} })
    await start(() => router().push('/slow'))
    expect(asked.map(({ url }) => url)).toEqual([
      '/_data/b/slow.json',
      '/_data/b/ssp.json?x=1',
      '/_data/b/slow.json',
    ])
  })
})

describe('router.submit()', () => {
  const body = () => new URLSearchParams({ text: 'hi' })

  test('sends by POST and shows the page of the answer', async () => {
    const { asked, log, router } = await setUp()
    const { promise } = await start(() => router().submit('/ssp?x=1', body()))
    expect([asked[0]!.url, asked[0]!.method]).toEqual(['/_data/b/ssp.json?x=1', 'POST'])
    await asked[0]!.answer({ props: { saved: true } })
    expect([await promise, here(), shown(), props()]).toEqual([true, '/ssp?x=1', '/ssp', { saved: true }])
    expect(log.map((line) => line.split(' ')[0])).toContain('routeChangeComplete')
  })
  test('to the page on screen keeps its state, its place and its history entry', async () => {
    const { asked, router } = await setUpPage()
    const entries = history.length
    await start(() => router().submit('/ssp?x=1#h', body()))
    await asked[0]!.answer({ props: { errors: ['too short'] } }, { status: 422 })
    expect([props(), count(), history.length]).toEqual([{ errors: ['too short'] }, '1', entries])
  })
  test('C71 follows a redirect by GET', async () => {
    const { asked, router } = await setUp('/ssp')
    const entries = history.length
    const { promise } = await start(() => router().submit('/ssp', body()))
    await asked[0]!.answer({ redirect: { destination: '/slow', statusCode: 303 } })
    expect([asked[1]!.url, asked[1]!.method]).toEqual(['/_data/b/slow.json', 'GET'])
    await asked[1]!.answer({ props: {} })
    expect([await promise, here(), history.length]).toEqual([true, '/slow', entries + 1])
  })
  test.each([
    ['a 500', 500, 'b'],
    ['another deployment', 404, 'c'],
  ])(
    '%s rejects and leaves the page as it is: nothing is sent twice unasked',
    async (_name, status, build) => {
      const { asked, left, log, router } = await setUpPage()
      const { promise } = await start(() => router().submit('/slow', body()))
      await asked[0]!.answer({ error: {} }, { status, headers: { 'x-server-props-build': build } })
      await expect(promise).rejects.toThrow(`status ${status}`)
      expect([left, shown(), count()]).toEqual([[], '/ssp', '1'])
      expect(log.at(-1)).toBe('routeChangeError /slow failed')
    },
  )
  test('T15 goes to pages of this app only', async () => {
    const { router } = await setUp()
    const send = (url: string) => () => router().submit(url, body())
    expect(send('javascript:alert(1)')).toThrow('Refused')
    expect(send('https://other.example/')).toThrow('Refused')
    expect(send('/item/[id]')).toThrow('missing query values (id)')
  })
})

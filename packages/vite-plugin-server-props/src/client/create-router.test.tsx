import { act } from 'react'
import { describe, expect, test, vi } from 'vitest'
import type { FirstClient } from './client.js'
import { createRouter } from './create-router.js'
import { goTo, here, setUp, shown, start, useTestBrowser } from './fixtures/testing-client.js'

useTestBrowser()

/** Has a client without its later part, until the test says that it is there or can't be loaded. */
function comeLater(client: FirstClient) {
  const { later, loaded } = client
  let arrive!: () => void
  let fail!: () => void
  const arrived = new Promise<void>((resolve, reject) => {
    arrive = resolve
    fail = () => reject(new TypeError('Failed to fetch dynamically imported module'))
  })
  client.loaded = undefined
  client.later = async () => {
    await arrived
    client.loaded = loaded
    return later()
  }
  return { arrive: () => act(async () => arrive()), fail: () => act(async () => fail()) }
}

/** A router that loads ahead, of a client whose later part comes when the test says so. */
async function setUpLater() {
  const app = await setUp()
  const { client } = app
  const { arrive } = comeLater(client)
  const { prefetch } = createRouter(client, async () => {})(client.view.state)
  const { promise } = await start(() => prefetch('/slow', undefined, { data: true }))
  const finish = async () => {
    await arrive()
    await promise
  }
  return { ...app, finish }
}
const urls = (asked: readonly { readonly url: string }[]) => asked.map(({ url }) => url)

test('data is asked for ahead once what does it is there', async () => {
  const { asked, finish } = await setUpLater()
  expect(urls(asked)).toEqual([])
  await finish()
  expect(urls(asked)).toEqual(['/_data/b/slow.json'])
})

test('data is not asked for ahead of a navigation that has begun meanwhile', async () => {
  const { client, asked } = await setUp()
  const { prefetch, push } = createRouter(client, async () => {})(client.view.state)
  await start(() => Promise.all([prefetch('/slow', undefined, { data: true }), push('/slow')]))
  expect(urls(asked)).toEqual(['/_data/b/slow.json'])
})

describe('before what leads to other pages is there', () => {
  test('a navigation waits for it, and its part of the route table comes meanwhile', async () => {
    const { client, asked, log, router } = await setUp()
    const { arrive } = comeLater(client)
    const find = vi.spyOn(client.routes, 'find')
    const { promise } = await start(() => router().push('/slow?x=1'))
    expect([log, here(), find.mock.calls]).toEqual([[], '/', [['/slow']]])
    await arrive()
    await asked[0]!.answer({ props: {} })
    expect([await promise, here(), shown()]).toEqual([true, '/slow?x=1', '/slow'])
  })
  test('C61 the last of several wins', async () => {
    const { client, asked, router } = await setUp()
    const { arrive } = comeLater(client)
    const { promise: first } = await start(() => router().push('/slow'))
    const { promise: second } = await start(() => router().push('/ssp'))
    await arrive()
    expect(urls(asked)).toEqual(['/_data/b/ssp.json'])
    await asked[0]!.answer({ props: {} })
    expect([await first, await second, here()]).toEqual([false, true, '/ssp'])
  })
  test('C125 back waits for it', async () => {
    const { client } = await setUp()
    const { arrive } = comeLater(client)
    await goTo({ key: 'before', url: '/plain', as: '/plain', options: {} } as never)
    expect([here(), shown()]).toEqual(['/plain', '/'])
    await arrive()
    expect(shown()).toBe('/plain')
  })
  test('C85 a navigation is left to the server when it can’t be loaded, back too', async () => {
    const { client, left, router } = await setUp()
    const { fail } = comeLater(client)
    await start(() => router().push('/slow?x=1'))
    await goTo({ key: 'before', url: '/plain', as: '/plain', options: {} } as never)
    await fail()
    expect(left).toEqual(['push /slow?x=1', `pop ${location.origin}/plain`])
  })
  test('a form that can’t be sent tells so, and nothing is left', async () => {
    const { client, left, router } = await setUp()
    const { fail } = comeLater(client)
    vi.spyOn(client.environment, 'fetch').mockResolvedValue(new Response())
    const { promise } = await start(() => router().submit('/slow', new URLSearchParams('a=1')))
    await fail()
    await expect(promise).rejects.toThrow('Failed to fetch')
    expect(left).toEqual([])
  })
  test('F17 after a deployment that took it away, a form and a refresh load the document anew', async () => {
    const { client, left, router } = await setUp()
    const { fail } = comeLater(client)
    const answer = new Response('', { headers: { 'x-server-props-build': 'next' } })
    vi.spyOn(client.environment, 'fetch').mockResolvedValue(answer)
    await start(() => router().submit('/slow', new URLSearchParams('a=1')))
    await start(() => router().refresh())
    await fail()
    expect(left).toEqual([`replace ${location.href}`, `replace ${location.href}`])
  })
})

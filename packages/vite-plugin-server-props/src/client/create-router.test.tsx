import { expect, test } from 'vitest'
import { createRouter } from './create-router.js'
import { setUp, start, useTestBrowser } from './fixtures/testing-client.js'

useTestBrowser()

/** A router that loads ahead, of a client whose later part comes when the test says so. */
async function setUpLater() {
  const app = await setUp()
  const { client } = app
  const { later } = client
  let arrive!: () => void
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  client.later = () => arrived.then(later)
  const { prefetch } = createRouter(client, async () => {})(client.view.state)
  const { promise } = await start(() => prefetch('/slow', undefined, { data: true }))
  const finish = async () => {
    arrive()
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
  const { asked, router, finish } = await setUpLater()
  await start(() => router().push('/slow'))
  await finish()
  expect(urls(asked)).toEqual(['/_data/b/slow.json'])
})

test('data is not asked for ahead of a navigation that has ended meanwhile', async () => {
  const { asked, router, finish } = await setUpLater()
  await start(() => router().push('/slow'))
  await asked[0]!.answer({ props: {} })
  await finish()
  expect(urls(asked)).toEqual(['/_data/b/slow.json'])
})

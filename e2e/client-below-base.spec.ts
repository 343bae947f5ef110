import { expect, test } from './visit.js'

test.use({ app: 'client', viteArgs: ['--base=/below/'] })

test('C102 events have the base; asPath has not', async ({ visit }) => {
  await visit.open('/below/plain')
  await visit.push('/echo?x=1')
  expect((await visit.told()).map(({ url }) => url)).toEqual(
    Array.from({ length: 3 }, () => '/below/echo?x=1'),
  )
  expect(await visit.address()).toBe('/below/echo?x=1')
  expect(await visit.router()).toMatchObject({ asPath: '/echo?x=1', basePath: '/below' })
})

test('C25 an absolute address of this site is the router’s below the base alone', async ({
  visit,
  server,
}) => {
  await visit.open('/below/plain')
  expect(await visit.push(`${server.url}/below/echo?x=1`)).toBe(true)
  expect(await visit.address()).toBe('/below/echo?x=1')
  await visit.isSame()
})

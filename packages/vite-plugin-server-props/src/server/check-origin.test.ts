import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp } from './fixtures/testing-app.js'
import { transports, type TestServer } from './fixtures/transports.js'

describe.each(transports)('T17 over %s', (_, transport) => {
  let server: TestServer
  let calls = 0
  beforeAll(async () => {
    const page = { default: () => null, getServerSideProps: () => ({ props: { calls: ++calls } }) }
    server = await transport(createTestApp({ '/': page }, { allowedOrigins: ['https://login.example'] }))
  })
  afterAll(() => server.close())

  const host = 'Shop.example:8080'
  const post = async (headers: Record<string, string>, target = '/', method = 'POST') => {
    const before = calls
    const { status } = await server.ask(target, { method, headers: { host, ...headers }, body: 'x=1' })
    expect(calls - before).toBe(status === 200 ? 1 : 0)
    return status
  }

  test.each<[string, Record<string, string>, number]>([
    ['no browser', {}, 200],
    ['the site itself', { origin: 'http://shop.example:8080', 'sec-fetch-site': 'same-origin' }, 200],
    ['the site itself, in a browser without Sec-Fetch-Site', { origin: 'http://shop.example:8080' }, 200],
    ['the site itself behind TLS that ends at a proxy', { origin: 'https://SHOP.example:8080' }, 200],
    ['an address that was typed', { 'sec-fetch-site': 'none' }, 200],
    ['an origin that is allowed', { origin: 'https://login.example', 'sec-fetch-site': 'cross-site' }, 200],
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 403],
    ['another site that names no origin', { 'sec-fetch-site': 'cross-site' }, 403],
    ['another site, in a browser without Sec-Fetch-Site', { origin: 'https://evil.example' }, 403],
    [
      'another host of the same site',
      { origin: 'http://www.shop.example:8080', 'sec-fetch-site': 'same-site' },
      403,
    ],
    ['another port', { origin: 'http://shop.example:9090' }, 403],
    ['a sandbox', { origin: 'null' }, 403],
    ['a host in the wrong place', { origin: 'http://evil.example/shop.example:8080' }, 403],
  ])('%s', async (_name, headers, status) => {
    expect(await post(headers)).toBe(status)
    expect(await post(headers, '/', 'DELETE')).toBe(status)
    expect(await post(headers, '/_data/build1/index.json')).toBe(status)
  })

  test("asking for a page is nobody's business", async () => {
    const headers = { host, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    expect((await server.ask('/', { headers })).status).toBe(200)
  })
})

test('T17 the check can be turned off', async () => {
  for (const [, transport] of transports) {
    const page = { default: () => null, getServerSideProps: () => ({ props: {} }) }
    const server = await transport(createTestApp({ '/': page }, { checkOrigin: false }))
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    expect((await server.ask('/', { method: 'POST', headers })).status).toBe(200)
    await server.close()
  }
})

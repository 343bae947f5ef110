import { expect, test } from 'vitest'
import { nextFormat } from './next-format.js'

test("S236 the client reads Next's payload", () => {
  const json = {
    props: { pageProps: { n: 1 }, theme: 'dark', __N_SSP: true },
    page: '/item/[id]',
    query: { id: '7' },
    buildId: 'b',
    isFallback: false,
    gssp: true,
    module: '/item.js',
    status: 404,
    locale: 'fr',
  }
  expect(nextFormat.readPayload(json)).toMatchObject({
    page: '/item/[id]',
    query: { id: '7' },
    props: { n: 1 },
    appProps: { theme: 'dark' },
    buildId: 'b',
    module: '/item.js',
    hasLoader: true,
    status: 404,
    locale: 'fr',
  })
  expect(nextFormat.readPayload({ ...json, gssp: undefined })).toMatchObject({ hasLoader: false })
  expect(nextFormat.readPayload({ ...json, gssp: undefined, gip: true })).toMatchObject({ hasLoader: true })
})

test("S110 and Next's page data", () => {
  expect(nextFormat.readData({ pageProps: { n: 1 }, theme: 'dark' })).toEqual({
    kind: 'props',
    props: { n: 1 },
    appProps: { theme: 'dark' },
  })
  expect(nextFormat.readData({ notFound: true })).toEqual({ kind: 'notFound' })
  expect(nextFormat.readData({ error: {} })).toBeUndefined()
  expect(nextFormat.readData({ pageProps: null })).toBeUndefined()
})

test('S116 a redirect is one, with its status and its base', () => {
  const read = (pageProps: object) => nextFormat.readData({ pageProps, __N_SSP: true })
  expect(read({ __N_REDIRECT: '/a', __N_REDIRECT_STATUS: 308 })).toEqual({
    kind: 'redirect',
    redirect: { destination: '/a', statusCode: 308 },
  })
  expect(read({ __N_REDIRECT: '/a', __N_REDIRECT_BASE_PATH: false })).toMatchObject({
    redirect: { statusCode: 307, basePath: false },
  })
})

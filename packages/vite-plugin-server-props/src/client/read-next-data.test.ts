import { expect, test } from 'vitest'
import { readNextData } from './read-next-data.js'

test("S110 the client reads Next's page data", () => {
  expect(readNextData({ pageProps: { n: 1 }, theme: 'dark' })).toEqual({
    kind: 'props',
    props: { n: 1 },
    appProps: { theme: 'dark' },
  })
  expect(readNextData({ notFound: true })).toEqual({ kind: 'notFound' })
  expect(readNextData({ error: {} })).toBeUndefined()
  expect(readNextData({ pageProps: null })).toBeUndefined()
})

test('S116 a redirect is one, with its status and its base', () => {
  const read = (pageProps: object) => readNextData({ pageProps, __N_SSP: true })
  expect(read({ __N_REDIRECT: '/a', __N_REDIRECT_STATUS: 308 })).toEqual({
    kind: 'redirect',
    redirect: { destination: '/a', statusCode: 308 },
  })
  expect(read({ __N_REDIRECT: '/a', __N_REDIRECT_BASE_PATH: false })).toMatchObject({
    redirect: { statusCode: 307, basePath: false },
  })
})

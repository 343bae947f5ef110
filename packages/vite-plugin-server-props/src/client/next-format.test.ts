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

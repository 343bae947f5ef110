import { expect, test, vi } from 'vitest'
import type { Client } from './client.js'
import { createI18n } from './i18n.js'
import { prefetchData } from './prefetch-data.js'

/** A client of an app with languages that has one page. */
function setUp(hasLoader: boolean) {
  const start = vi.fn((url: string) => ({
    url,
    abort: new AbortController(),
    outcome: Promise.resolve({ kind: 'notFound' as const }),
  }))
  const row = { pattern: '/a', module: 'a.js', hasLoader }
  const client = {
    prefetchStaleTime: 1000,
    routes: { find: async (path: string) => (path === '/a' ? { value: row, params: {} } : undefined) },
    view: { state: createI18n({ locales: ['en', 'de'] }) },
    data: { start, toUrl: ({ path, search }: { path: string; search: string }) => path + search },
  } as unknown as Client
  return { client, start }
}

test('data is asked for ahead, once, in the language of the link', async () => {
  const { client, start } = setUp(true)
  await prefetchData(client, { page: '/a?x=1', locale: 'de' })
  await prefetchData(client, { page: '/a?x=1', locale: 'de' })
  expect(start).toHaveBeenCalledExactlyOnceWith('/de/a?x=1')
})

test('nothing is asked for where there is no page, or none with data', async () => {
  const { client, start } = setUp(false)
  await prefetchData(client, { page: '/a', locale: 'en' })
  await prefetchData(client, { page: '/none', locale: 'en' })
  expect(start).not.toHaveBeenCalled()
})

import { beforeEach, expect, test, vi } from 'vitest'
import type { ClientApp } from '../shared/client-app.js'
import { links, row } from './fixtures/styled-page.js'
import { createHints } from './hints.js'
import { createPageLoader } from './load-page.js'

const Page = () => null

function setUp(module: Record<string, unknown> = { default: Page }, isDev = false) {
  const importModule = vi.fn(async () => module)
  const hints = createHints('/docs/', document)
  const app = { base: '/docs/', isDev } as ClientApp
  const pages = createPageLoader({ app, environment: { fetch, importModule }, hints }, document)
  return { pages, importModule }
}

const tell = (rel: string, event: 'load' | 'error') =>
  document.head.querySelector(`link[rel="${rel}"]`)!.dispatchEvent(new Event(event))

beforeEach(() => {
  document.head.innerHTML = ''
  // The style sheets of these tests are nowhere: the tests say when they have arrived.
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

test('C62 a page is there once its module and its style sheets are', async () => {
  document.head.innerHTML = '<link rel="stylesheet" href="/docs/assets/a.css">'
  const { pages, importModule } = setUp()
  expect(await pages.load(row)).toBe(Page)
  expect(importModule).toHaveBeenCalledExactlyOnceWith('/docs/assets/a.js')
  expect(links('stylesheet')).toEqual(['/docs/assets/a.css'])
  expect(links('modulepreload')).toEqual(['/docs/assets/shared.js'])
})

test('C85 a style sheet that can’t be loaded is a failure, and is asked for again', async () => {
  const { pages } = setUp()
  const first = pages.load(row)
  tell('stylesheet', 'error')
  await expect(first).rejects.toThrow('Failed to load /docs/assets/a.css')
  expect(links('stylesheet')).toEqual([])
  const second = pages.load(row)
  tell('stylesheet', 'load')
  expect(await second).toBe(Page)
})

test('a module that is no page is an error in Next’s words', async () => {
  const { pages } = setUp({})
  const page = pages.load({ ...row, styles: [] })
  await expect(page).rejects.toThrow('The default export is not a React Component in page: "/a"')
})

test.each([
  { isDev: false, asked: ['/docs/assets/a.js', '/docs/assets/a.js?'] },
  { isDev: true, asked: ['/docs/assets/a.js'] },
])('C52 a module that failed is asked for by another address, but in development: %o', async (given) => {
  const { pages, importModule } = setUp(undefined, given.isDev)
  importModule.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  const page = pages.load({ ...row, styles: [] })
  if (given.isDev) await expect(page).rejects.toThrow('Failed to fetch')
  else expect(await page).toBe(Page)
  expect(importModule.mock.calls.flat()).toEqual(given.asked)
})

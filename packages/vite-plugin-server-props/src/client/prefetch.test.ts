import { beforeEach, expect, test, vi } from 'vitest'
import type { Later } from './create-later.js'
import { links, row } from './fixtures/styled-page.js'
import { createHints } from './hints.js'
import { createPrefetcher } from './prefetch.js'
import type { RouteTable } from './route-table.js'

beforeEach(() => {
  document.head.innerHTML = ''
})

const routes = (find: RouteTable['find']): RouteTable => ({
  find,
  findSpecial: vi.fn(),
  replace: vi.fn(),
})
const found = async () => ({ value: row, params: {} })
const others = { navigator, later: async () => ({}) as Later }

test('C44, C53 code and styles are hinted once, and nothing is run', async () => {
  const hints = createHints('/docs/', document)
  const { prefetch } = createPrefetcher({ ...others, routes: routes(found), hints })
  await prefetch('/a?x#h')
  await prefetch('/a')
  expect(links('modulepreload')).toEqual(['/docs/assets/a.js', '/docs/assets/shared.js'])
  expect(links('prefetch')).toEqual(['/docs/assets/a.css'])
})

test('C52 a failure is silent', async () => {
  const hints = createHints('/docs/', document)
  const failing = routes(() => Promise.reject(new Error('offline')))
  await createPrefetcher({ ...others, routes: failing, hints }).prefetch('/a')
  await createPrefetcher({ ...others, routes: routes(async () => undefined), hints }).prefetch('/%ff')
})

test.each([
  { connection: { saveData: true }, userAgent: '' },
  { connection: { effectiveType: 'slow-2g' }, userAgent: '' },
  { userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1)' },
])('C51 not for %j', async (visitor) => {
  const hints = createHints('/docs/', document)
  const find = vi.fn(found)
  const options = { ...others, routes: routes(find), hints, navigator: visitor as unknown as Navigator }
  await createPrefetcher(options).prefetch('/a')
  expect(find).not.toHaveBeenCalled()
})

test('C44, C48 a link is hinted when it comes near, and watched no longer', async () => {
  let tellObserver!: (entries: object[]) => void
  const observer = { observe: vi.fn(), unobserve: vi.fn() }
  const options: unknown[] = []
  function Observer(callback: typeof tellObserver, given: unknown) {
    tellObserver = callback
    options.push(given)
    return observer
  }
  vi.stubGlobal('IntersectionObserver', Observer)
  const hints = createHints('/docs/', document)
  const find = vi.fn(found)
  const { observe } = createPrefetcher({ ...others, routes: routes(find), hints })
  const link = document.createElement('a')
  const stop = observe(link, '/a')
  expect(options).toEqual([{ rootMargin: '200px' }])
  tellObserver([{ target: link, isIntersecting: false }])
  expect(find).not.toHaveBeenCalled()
  tellObserver([{ target: link, isIntersecting: true }])
  expect(find).toHaveBeenCalledExactlyOnceWith('/a')
  stop()
  expect(observer.unobserve).toHaveBeenCalledWith(link)
})

test('where a link leads to a page, what leads there is loaded too, and no failure of it is told', async () => {
  const hints = createHints('/docs/', document)
  const later = vi.fn(() => Promise.reject(new Error('offline')))
  await createPrefetcher({ ...others, later, routes: routes(async () => undefined), hints }).prefetch('/b')
  expect(later).not.toHaveBeenCalled()
  await createPrefetcher({ ...others, later, routes: routes(found), hints }).prefetch('/a')
  expect(later).toHaveBeenCalledOnce()
})

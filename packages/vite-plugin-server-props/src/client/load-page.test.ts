import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createPageLoader } from './load-page.js'
import { createPrefetcher } from './prefetch.js'
import type { RouteTable } from './route-table.js'

const row = {
  pattern: '/a',
  module: 'assets/a.js',
  hasLoader: true,
  styles: ['assets/a.css'],
  imports: ['assets/shared.js'],
}
const Page = () => null

function setUp(module: Record<string, unknown> = { default: Page }) {
  const importModule = vi.fn(async () => module)
  const pages = createPageLoader({ base: '/docs/', document, importModule })
  return { pages, importModule }
}

const links = (rel: string) =>
  [...document.head.querySelectorAll(`link[rel="${rel}"]`)].map((link) => link.getAttribute('href'))
const tell = (rel: string, event: 'load' | 'error') =>
  document.head.querySelector(`link[rel="${rel}"]`)!.dispatchEvent(new Event(event))

beforeEach(() => {
  document.head.innerHTML = ''
  // The style sheets of these tests are nowhere: the tests say when they have arrived.
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

describe('loading', () => {
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
})

describe('loading ahead', () => {
  const routes = (find: RouteTable['find']): RouteTable => ({
    find,
    findSpecial: vi.fn(),
    findLater: vi.fn(),
    replace: vi.fn(),
  })
  const found = async () => ({ value: row, params: {} })
  const others = { navigator }

  test('C44, C53 code and styles are hinted once, and nothing is run', async () => {
    const { pages, importModule } = setUp()
    const { prefetch } = createPrefetcher({ ...others, routes: routes(found), pages })
    await prefetch('/a?x#h')
    await prefetch('/a')
    expect(links('modulepreload')).toEqual(['/docs/assets/a.js', '/docs/assets/shared.js'])
    expect(links('prefetch')).toEqual(['/docs/assets/a.css'])
    expect(importModule).not.toHaveBeenCalled()
  })
  test('C52 a failure is silent', async () => {
    const { pages } = setUp()
    const failing = routes(() => Promise.reject(new Error('offline')))
    await createPrefetcher({ ...others, routes: failing, pages }).prefetch('/a')
    await createPrefetcher({ ...others, routes: routes(async () => undefined), pages }).prefetch('/%ff')
  })
  test.each([
    { connection: { saveData: true }, userAgent: '' },
    { connection: { effectiveType: 'slow-2g' }, userAgent: '' },
    { userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1)' },
  ])('C51 not for %j', async (visitor) => {
    const { pages } = setUp()
    const find = vi.fn(found)
    const options = { ...others, routes: routes(find), pages, navigator: visitor as unknown as Navigator }
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
    const { pages } = setUp()
    const find = vi.fn(found)
    const { observe } = createPrefetcher({ ...others, routes: routes(find), pages })
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
})

import { renderToString } from 'react-dom/server'
import { describe, expect, test, vi } from 'vitest'
import { toFirstRouterState } from '../../shared/first-router-state.js'
import type { Router } from '../../shared/router-types.js'
import { ViewContext } from '../view-context.js'
import { notFound, permanentRedirect, redirect } from './app-router-only.js'
import { useRouter as useCompatRouter } from './compat-router.js'
import {
  useParams,
  usePathname,
  useRouter,
  useSearchParams,
  useSelectedLayoutSegment,
  useSelectedLayoutSegments,
  useServerInsertedHTML,
} from './navigation.js'
import { ReadonlyURLSearchParams } from './readonly-url-search-params.js'
import { getConfig, setConfig } from './runtime-config.js'

const methods = {
  push: vi.fn(),
  replace: vi.fn(),
  prefetch: vi.fn(),
  reload: vi.fn(),
  back: vi.fn(),
  forward: vi.fn(),
}

function toRouter(
  page: string,
  query: Record<string, string | string[]>,
  path: string,
  search: string,
  hasLoader = true,
) {
  const state = toFirstRouterState(
    { page, query, ...(hasLoader && { hasLoader: true }) },
    { base: '/', trailingSlash: undefined, i18n: undefined },
    path,
    search,
  )
  return { ...state, ...methods } as unknown as Router
}

/** What a hook gives in a page. */
function read<T>(useHook: () => T, router: Router | null): T {
  let value: T | undefined
  function Page() {
    value = useHook()
    return null
  }
  renderToString(
    <ViewContext value={{ router }}>
      <Page />
    </ViewContext>,
  )
  return value as T
}

const post = toRouter('/blog/[slug]', { slug: 'a b', x: '1' }, '/blog/a%20b', '?x=1&x=2')
const unknown = toRouter('/blog/[slug]', {}, '/blog/a', '?x=1', false)

describe('next/navigation', () => {
  test('usePathname is the path as shown; null while a dynamic page does not know it', () => {
    expect(read(usePathname, post)).toBe('/blog/a%20b')
    expect(read(usePathname, unknown)).toBeNull()
    expect(read(usePathname, toRouter('/about', {}, '/about', '?x', false))).toBe('/about')
    expect(read(usePathname, null)).toBeNull()
  })
  test('useSearchParams is the search as shown, and can’t be written to', () => {
    const params = read(useSearchParams, post)!
    expect(params).toBeInstanceOf(ReadonlyURLSearchParams)
    expect(params.getAll('x')).toEqual(['1', '2'])
    expect(params.has('slug')).toBe(false)
    expect(() => params.set()).toThrow(/Method unavailable on `ReadonlyURLSearchParams`/)
    expect(new URLSearchParams(params).toString()).toBe('x=1&x=2')
    expect(read(useSearchParams, unknown)!.size).toBe(0)
    expect(read(useSearchParams, null)).toBeNull()
  })
  test('useParams is the route’s parameters alone; null while they are not known', () => {
    expect(read(useParams, post)).toEqual({ slug: 'a b' })
    expect(read(useParams, toRouter('/shop/[[...path]]', {}, '/shop', ''))).toEqual({ path: undefined })
    expect(read(useParams, toRouter('/about', { x: '1' }, '/about', '?x=1'))).toEqual({})
    expect(read(useParams, unknown)).toBeNull()
    expect(read(useParams, null)).toBeNull()
  })
  test('useRouter has the methods of the App Router over those of the page’s router', () => {
    const router = read(useRouter, post)
    router.push('/a', { scroll: false })
    router.replace('/b')
    router.prefetch('/c')
    router.refresh()
    router.back()
    router.forward()
    expect(methods.push).toHaveBeenCalledExactlyOnceWith('/a', undefined, { scroll: false })
    expect(methods.replace).toHaveBeenCalledExactlyOnceWith('/b', undefined, {})
    expect(methods.prefetch).toHaveBeenCalledExactlyOnceWith('/c')
    for (const method of [methods.reload, methods.back, methods.forward])
      expect(method).toHaveBeenCalledOnce()
    expect(() => read(useRouter, null)).toThrow('invariant expected app router to be mounted')
  })
  test('layout segments are null, and inserted HTML is nobody’s, as in pages of Next', () => {
    expect(read(() => useSelectedLayoutSegments(), post)).toBeNull()
    expect(read(() => useSelectedLayoutSegment(), post)).toBeNull()
    const callback = vi.fn()
    read(() => useServerInsertedHTML(callback), post)
    expect(callback).not.toHaveBeenCalled()
  })
  test('what only the App Router answers is an error that says what to return', () => {
    expect(() => redirect('/a')).toThrow(/Return \{ redirect: \{ destination: "\/a", permanent: false \} \}/)
    expect(() => permanentRedirect('/a')).toThrow(/permanent: true/)
    expect(() => notFound()).toThrow(/Return \{ notFound: true \} from getServerSideProps/)
  })
})

test('next/compat/router gives null outside of a page', () => {
  expect(read(useCompatRouter, post)).toBe(post)
  expect(read(useCompatRouter, null)).toBeNull()
})

test('next/config gives two empty objects unless it was told otherwise', () => {
  expect(getConfig()).toEqual({ publicRuntimeConfig: {}, serverRuntimeConfig: {} })
  setConfig({ publicRuntimeConfig: { api: '/api' } })
  expect(getConfig()).toEqual({ publicRuntimeConfig: { api: '/api' }, serverRuntimeConfig: {} })
})

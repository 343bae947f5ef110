import { expectTypeOf, test } from 'vitest'
import type { ServerPropsOptions } from '../vite/options.js'
import type { RedirectRule, Rewrite, RouteHas } from './routing.js'

test('S272 S273 S274 S276 what a next.config.js has can be given as it is', () => {
  const options: ServerPropsOptions = {
    trailingSlash: true,
    redirects: async () => [
      { source: '/old', destination: '/new', permanent: true },
      { source: '/a', destination: 'https://example.com', statusCode: 302, basePath: false, locale: false },
      { source: '/b', has: [{ type: 'host', value: 'x' }], missing: [], destination: '/c', permanent: false },
    ],
    rewrites: () => ({ beforeFiles: [{ source: '/a', destination: '/b' }], fallback: [] }),
    headers: [{ source: '/', headers: [{ key: 'x', value: '1' }] }],
    i18n: {
      locales: ['en'],
      defaultLocale: 'en',
      domains: [{ domain: 'a.de', defaultLocale: 'de', http: true }],
    },
  }
  expectTypeOf(options.rewrites).not.toBeAny()
})

test('S272 what Next refuses is an error of types as well', () => {
  // @ts-expect-error -- neither permanent nor statusCode
  const neither: RedirectRule = { source: '/a', destination: '/b' }
  // @ts-expect-error -- both
  const both: RedirectRule = { source: '/a', destination: '/b', permanent: true, statusCode: 301 }
  // @ts-expect-error -- no status of a redirect
  const status: RedirectRule = { source: '/a', destination: '/b', statusCode: 304 }
  // @ts-expect-error -- a host has no key, but needs a value
  const host: RouteHas = { type: 'host', key: 'x' }
  // @ts-expect-error -- rewrites stay below the base
  const rewrite: Rewrite = { source: '/a', destination: '/b', basePath: false }
  expectTypeOf([neither, both, status, host, rewrite]).toBeArray()
})

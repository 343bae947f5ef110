import { expect, test } from 'vitest'
import { toFirstRouterState } from './first-router-state.js'
import { addLocale } from './i18n/add-locale.js'
import { setTrailingSlash } from './url/trailing-slash.js'

const root = { base: '/', trailingSlash: undefined, i18n: undefined }

test('C5 a page that is rendered per request knows everything', () => {
  const payload = { page: '/item/[id]', query: { id: '7', x: '1' }, hasLoader: true }
  expect(toFirstRouterState(payload, root, '/item/7', '?x=1')).toMatchObject({
    pathname: '/item/[id]',
    route: '/item/[id]',
    query: { id: '7', x: '1' },
    asPath: '/item/7?x=1',
    basePath: '',
    isReady: true,
    isFallback: false,
  })
})

test('C6 any other page knows no search yet', () => {
  const state = toFirstRouterState(
    { page: '/about', query: { x: '1' } },
    { ...root, base: '/docs/' },
    '/about',
    '?x=1',
  )
  expect(state).toMatchObject({ query: {}, asPath: '/about', basePath: '/docs', isReady: false })
})

test('S194 the error pages know the address that was asked for', () => {
  const state = toFirstRouterState({ page: '/404', query: {} }, root, '/nope', '?x=1')
  expect(state).toMatchObject({ pathname: '/404', asPath: '/nope?x=1' })
})

test('S276 the language is not part of the address, S275 the slash is', () => {
  const i18n = { locales: ['en', 'fr'], addLocale }
  const payload = { page: '/about', query: {}, hasLoader: true, locale: 'fr', defaultLocale: 'en' }
  expect(
    toFirstRouterState(payload, { base: '/', trailingSlash: setTrailingSlash, i18n }, '/about/', ''),
  ).toMatchObject({
    asPath: '/about/',
    locale: 'fr',
    locales: ['en', 'fr'],
    defaultLocale: 'en',
    trailingSlash: setTrailingSlash,
    addLocale,
  })
})

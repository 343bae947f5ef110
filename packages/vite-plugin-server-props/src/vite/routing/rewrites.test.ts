import { describe, expect, test } from 'vitest'
import type { I18nConfig } from '../../shared/i18n/i18n-config.js'
import type { Rewritten } from '../../shared/rules/create-rules.js'
import type { Rewrite } from '../../types/routing.js'
import { prepareRules, toRuleRequest, type RuleSetting } from '../fixtures/ask-rules.js'

function rewrite(rules: readonly Rewrite[], target: string, setting?: RuleSetting) {
  const found = prepareRules({ afterFiles: rules }, setting).rewrite(
    'afterFiles',
    toRuleRequest(target, {}, setting),
  )
  return found && [found.path, { ...found.added }]
}

// Each of these was asked of Next 16.4.6; where we differ, the name says so.
describe('S273 a rewrite', () => {
  test.each<[source: string, destination: string, target: string, path: string | undefined, added?: object]>([
    ['/w', '/dump', '/w', '/dump', {}],
    ['/w', '/dump', '/w?a=1', '/dump', {}],
    ['/w', '/dump', '/W/', '/dump', {}],
    ['/w', '/dump/', '/w', '/dump/', {}],
    ['/w', '/dump', '/x', undefined],
    ['/w/:slug', '/dump/:slug', '/w/a%20b', '/dump/a%20b', {}],
    ['/w/:slug', '/dump/:slug', '/w/a%2Fb', '/dump/a%2Fb', {}],
    ['/w/:slug', '/dump/fixed', '/w/x', '/dump/fixed', { slug: 'x' }],
    ['/w/:slug', '/dump/fixed?x=:slug', '/w/x', '/dump/fixed', { x: 'x', slug: 'x' }],
    ['/w/:slug', '/dump/:slug?slug=:slug', '/w/x', '/dump/x', { slug: 'x' }],
    ['/w/:a/:b', '/dump/:a', '/w/x/y', '/dump/x', {}],
    ['/w/:x', '/dump/a#h:x', '/w/q', '/dump/a', {}],
    ['/w/:slug*', '/dump/:slug*', '/w', '/dump', {}],
    ['/w/:slug*', '/dump/:slug*', '/w/a/b%20c', '/dump/a/b%20c', {}],
    ['/w/:slug*', '/dump/fixed', '/w/a/b', '/dump/fixed', { slug: ['a', 'b'] }],
    ['/w/:slug', '/dyn/:slug?slug=mine&id=q', '/w/z', '/dyn/z', { slug: 'mine', id: 'q' }],
    ['/w/:p?', '/dump/w', '/w', '/dump/w', {}],
    ['/w/(.*)', '/dump/w', '/w/x', '/dump/w', {}],
    ['/w', '/dump/q?a=1&a=2', '/w?a=9', '/dump/q', { a: ['1', '2'] }],
    ['/w/:x', '/dump/é/:x', '/w/q', '/dump/%C3%A9/q', {}],
  ])('%s to %s takes %s', (source, destination, target, path, added) => {
    expect(rewrite([{ source, destination }], target)).toEqual(path && [path, added])
  })

  test('decodes parameters that go to the query, where Next leaves them encoded', () => {
    expect(rewrite([{ source: '/w/:s', destination: '/x?q=:s' }], '/w/a%20b')).toEqual([
      '/x',
      { q: 'a b', s: 'a b' },
    ])
    expect(rewrite([{ source: '/w/:s*', destination: '/x' }], '/w/a%2Fb/%ff')).toEqual([
      '/x',
      { s: ['a/b', '%ff'] },
    ])
  })

  test('gives nothing for a parameter that is not there, where Next gives the text ":p"', () => {
    expect(rewrite([{ source: '/w/:p?', destination: '/x?q=:p' }], '/w')).toEqual(['/x', { q: '' }])
  })

  test('takes parameters from conditions, and encodes them for the path', () => {
    const rule = (value: string | undefined, destination: string): Rewrite => ({
      source: '/w',
      has: [{ type: 'query', key: 'k', ...(value !== undefined && { value }) }],
      destination,
    })
    expect(rewrite([rule('(?<kk>.*)', '/x')], '/w?k=v')).toEqual(['/x', { kk: 'v' }])
    expect(rewrite([rule(undefined, '/x/:k')], '/w?k=v%20w%3F%23')).toEqual(['/x/v%20w%3F%23', {}])
    expect(rewrite([rule(undefined, '/x/:k')], '/w?k=/../a//b')).toEqual(['/x/../a/b', {}])
  })

  test('goes on where the last one stopped, with the rewritten address', () => {
    const rules = prepareRules({
      beforeFiles: [
        { source: '/b1', destination: '/b2' },
        { source: '/never', destination: '/x' },
        { source: '/b2', destination: '/b3?from=b2' },
        {
          source: '/b3',
          has: [{ type: 'query', key: 'from', value: '(?<v>.*)' }],
          destination: '/dump/:v',
        },
      ],
    })
    const asked = toRuleRequest('/b1?q=1')
    const seen: Rewritten[] = []
    for (let found = rules.rewrite('beforeFiles', asked); found !== undefined;) {
      seen.push(found)
      const { path, added, next } = found
      found = rules.rewrite('beforeFiles', { ...asked, path, added }, next)
    }
    expect(seen).toEqual([
      { path: '/b2', added: {}, next: 1 },
      { path: '/b3', added: { from: 'b2' }, next: 3 },
      { path: '/dump/b2', added: { from: 'b2' }, next: 4 },
    ])
  })

  test('has lists of its own for each phase', () => {
    const rules = prepareRules({ fallback: [{ source: '/a', destination: '/b' }] })
    expect(rules.rewrite('beforeFiles', toRuleRequest('/a'))).toBeUndefined()
    expect(rules.rewrite('afterFiles', toRuleRequest('/a'))).toBeUndefined()
    expect(rules.rewrite('fallback', toRuleRequest('/a'))?.path).toBe('/b')
  })

  test('S270 is for what is below the base', () => {
    const rules: Rewrite[] = [{ source: '/w/:p', destination: '/dump/:p' }]
    expect(rewrite(rules, '/docs/w/x', { base: '/docs/' })).toEqual(['/dump/x', {}])
    expect(rewrite(rules, '/w/x', { base: '/docs/' })).toBeUndefined()
  })
})

describe('S273 S276 with languages a rewrite', () => {
  const i18n: I18nConfig = { locales: ['en', 'de', 'fr'], defaultLocale: 'en', localeDetection: true }
  const raw = { locale: false } as const
  test.each<[Rewrite, string, string | undefined, object?]>([
    [{ source: '/w/:p', destination: '/dump/:p' }, '/w/x', '/en/dump/x', {}],
    [{ source: '/w/:p', destination: '/dump/:p' }, '/de/w/x', '/de/dump/x', {}],
    [{ source: '/w/:p', destination: '/dump/:p' }, '/DE/w/x', '/DE/dump/x', {}],
    [{ source: '/w/:p', destination: '/dump' }, '/de/w/x', '/de/dump', { p: 'x' }],
    [{ source: '/', destination: '/home' }, '/de', '/de/home', {}],
    [{ source: '/home', destination: '/' }, '/de/home', '/de', {}],
    [{ source: '/de/w', destination: '/fr/dump', ...raw }, '/de/w', '/fr/dump', {}],
    [{ source: '/en/w', destination: '/dump', ...raw }, '/w', '/dump', {}],
    [{ source: '/:lang/w', destination: '/dump', ...raw }, '/de/w', '/dump', { lang: 'de' }],
    [{ source: '/w', destination: '/dump', ...raw }, '/w', undefined],
  ])('%j takes %s', (rule, target, path, added) => {
    expect(rewrite([rule], target, { i18n })).toEqual(path && [path, added])
  })
})

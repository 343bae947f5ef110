import { describe, expect, test } from 'vitest'
import type { I18nConfig } from '../../shared/i18n/i18n-config.js'
import type { HeaderRule } from '../../types/routing.js'
import { prepareRules, toRuleRequest, type RuleSetting } from '../fixtures/ask-rules.js'

function ask(
  rules: readonly HeaderRule[],
  target: string,
  sent?: Record<string, string>,
  setting?: RuleSetting,
) {
  return prepareRules({ headers: rules }, setting).headers(toRuleRequest(target, sent, setting))
}

const set = (source: string, key: string, value: string, more: Partial<HeaderRule> = {}): HeaderRule => ({
  source,
  headers: [{ key, value }],
  ...more,
})

describe('S274 headers', () => {
  test('come from all rules that match; the last wins, cookies add up', () => {
    const rules = [
      set('/:p*', 'X-All', '1'),
      set('/a/:b', 'x-fixed', 'first'),
      set('/:p*', 'Set-Cookie', 'a=1'),
      set('/:p*', 'set-cookie', 'b=1'),
      set('/a/b', 'X-Fixed', 'last'),
      set('/other', 'x-other', '1'),
    ]
    expect(ask(rules, '/a/b')).toEqual([
      ['x-all', '1'],
      ['x-fixed', 'last'],
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=1'],
    ])
    expect(ask(rules, '/')).toContainEqual(['x-all', '1'])
  })

  test.each<[source: string, key: string, value: string, target: string, expected: [string, string]]>([
    ['/d/:p*', 'x', ':p*', '/d/a%20b/c', ['x', 'a%20b/c']],
    ['/d/:p*', 'x', '/docs/:p*', '/d/a/b', ['x', '/docs/a/b']],
    ['/d/:p*', 'x', '/docs/:p*', '/d', ['x', '/docs']],
    ['/d/:a/:b', 'x-:a', 'https://e.com/:b', '/d/1/2', ['x-1', 'https://e.com/2']],
    [
      '/d/:a',
      'x',
      "default-src 'self'; img-src https: data:",
      '/d/1',
      ['x', "default-src 'self'; img-src https: data:"],
    ],
    ['/d/:a', 'x', 'max-age=60, (:a) {x} *', '/d/1', ['x', 'max-age=60, (1) {x} *']],
    ['/d/:a', 'x', ':ab', '/d/1', ['x', ':ab']],
  ])('%s fills in %s: %s for %s', (source, key, value, target, expected) => {
    expect(ask([set(source, key, value)], target)).toEqual([expected])
  })

  test('take parameters from conditions as they are', () => {
    const has = [
      { type: 'header', key: 'Origin', value: String.raw`(?<origin>https://.*\.example\.com)` },
    ] as const
    const rules = [set('/api/:p*', 'Access-Control-Allow-Origin', ':origin', { has })]
    expect(ask(rules, '/api/x', { origin: 'https://a.example.com' })).toEqual([
      ['access-control-allow-origin', 'https://a.example.com'],
    ])
    expect(ask(rules, '/api/x', { origin: 'https://evil.com' })).toEqual([])
  })

  test('T16 a request puts no line end and no foreign text into one, and no name that is none', () => {
    const has = [{ type: 'query', key: 'k' }] as const
    const value = [set('/', 'x', 'v:k', { has })]
    expect(ask(value, '/?k=a%0d%0ab:%20c%00é')).toEqual([['x', 'va%0D%0Ab: c%00%C3%A9']])
    expect(ask(value, '/?k=%ed%a0%80')).toEqual([['x', `v${'%EF%BF%BD'.repeat(3)}`]])
    const name = [set('/', 'x-:k', 'v', { has })]
    expect(ask(name, '/?k=a%20b')).toEqual([])
    expect(ask(name, '/?k=a%0db')).toEqual([['x-a%0db', 'v']])
  })

  test('S270 stand below the base, or anywhere with basePath: false', () => {
    const setting = { base: '/docs/' }
    const rules = [set('/a', 'x-a', '1'), set('/:p*', 'x-all', '1', { basePath: false })]
    expect(ask(rules, '/docs/a', {}, setting)).toEqual([
      ['x-a', '1'],
      ['x-all', '1'],
    ])
    expect(ask(rules, '/a', {}, setting)).toEqual([['x-all', '1']])
  })

  test('S276 are for every language, or for the one that is written', () => {
    const i18n: I18nConfig = { locales: ['en', 'de'], defaultLocale: 'en', localeDetection: true }
    const rules = [
      set('/d/:p', 'x-p', ':p'),
      set('/de/:p*', 'x-de', '1', { locale: false }),
      set('/en/:p*', 'x-en', '1', { locale: false }),
      set('/', 'x-home', '1'),
    ]
    const names = (target: string) => ask(rules, target, {}, { i18n }).map(([name]) => name)
    expect(names('/d/x')).toEqual(['x-p', 'x-en'])
    expect(names('/en/d/x')).toEqual(['x-p', 'x-en'])
    expect(names('/de/d/x')).toEqual(['x-p', 'x-de'])
    expect(names('/')).toEqual(['x-en', 'x-home'])
    expect(names('/de')).toEqual(['x-de', 'x-home'])
  })
})

import { expect, test } from 'vitest'
import { addLocale } from './add-locale.js'
import { splitLocale } from './split-locale.js'

test.each([
  ['/fr/about', '/fr/about'],
  ['/FR', '/FR'],
  ['/french', '/fr/french'],
  ['/en/about', '/fr/en/about'],
  ['/api/x', '/api/x'],
  ['/apis', '/fr/apis'],
])('S276 what has a prefix, and API routes, get none: %s is %s', (address, expected) => {
  expect(addLocale(address, 'fr', 'en')).toBe(expected)
})

test.each([
  ['/fr?x=1', '/?x=1', 'fr'],
  ['/fr#h', '/#h', 'fr'],
  ['/nl-nl/a/b?x', '/a/b?x', 'nl-NL'],
  ['/?fr', '/?fr', undefined],
  ['/__proto__', '/__proto__', undefined],
])('S276 search and hash stay: %s is %s in %s', (address, path, locale) => {
  expect(splitLocale({ locales: ['en', 'fr', 'nl-NL'] }, address)).toEqual({ path, locale })
})

import { expect, test } from 'vitest'
import { escapeHtml, escapeJson } from './escape.js'

const hostile = [
  '</script>',
  '<!--',
  '<script>',
  ']]>',
  '\u2028',
  '\u2029',
  '&lt;',
  "'",
  '"',
  '$&',
  '$`',
  '\\',
  '\u0000',
  '😀',
  '<!--app-html-->',
]

test('S105 S106 T1 JSON has no raw markup and parses back to the same value', () => {
  for (const text of hostile) {
    const value = { [text]: [text, { nested: text + text }] }
    const escaped = escapeJson(JSON.stringify(value))
    expect(escaped).not.toMatch(/[<>&\u2028\u2029]/)
    expect(JSON.parse(escaped)).toEqual(value)
  }
})

test('T1 text is safe in HTML and in a quoted attribute', () => {
  expect(escapeHtml(`<a href="x" b='y'>&amp;`)).toBe('&lt;a href=&quot;x&quot; b=&#x27;y&#x27;&gt;&amp;amp;')
})

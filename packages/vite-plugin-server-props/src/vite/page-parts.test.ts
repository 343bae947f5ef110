import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readPageParts } from './page-parts.js'
import { toPagesTable } from './pages.js'

function read(files: Readonly<Record<string, string>>) {
  const root = mkdtempSync(path.join(tmpdir(), 'page-parts-'))
  mkdirSync(path.join(root, 'pages/api'), { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, 'pages', name), text)
  return readPageParts(toPagesTable(root, `${root}/pages`, Object.keys(files)))
}

const PLAIN = 'export default function Page() { return null }\n'
const LOADING = `export function Loading() { return null }\n${PLAIN}`

test.each([
  ['nothing in particular', { 'a.jsx': PLAIN }, false, false],
  ['a skeleton', { 'a.jsx': PLAIN, 'b.jsx': LOADING }, false, true],
  ['a skeleton in a list', { 'a.jsx': `${PLAIN}export { Loading }\n` }, false, true],
  ['the word in its text', { 'a.jsx': 'export default () => <p>Loading</p>\n' }, false, false],
  ['getInitialProps', { 'a.jsx': `${PLAIN}Page.getInitialProps = load\n` }, true, false],
  ['both, in two pages', { 'a.jsx': LOADING, 'b.jsx': `${PLAIN}Page.getInitialProps = load\n` }, true, true],
  ['an App with getInitialProps', { '_app.jsx': `${PLAIN}Page.getInitialProps = load\n` }, true, false],
  ['an App with an export Loading', { '_app.jsx': LOADING, 'a.jsx': PLAIN }, false, false],
  [
    'an API route that has the words',
    { 'a.jsx': PLAIN, 'api/b.js': `getInitialProps\n${LOADING}` },
    false,
    false,
  ],
] as const)('by the text of pages with %s', (_, files, hasInitialProps, hasSkeletons) => {
  expect(read(files)).toEqual({ hasInitialProps, hasSkeletons })
})

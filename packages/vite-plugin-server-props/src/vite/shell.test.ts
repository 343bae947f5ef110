import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkShell } from './shell.js'

let root: string

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'server-props-'))
  writeFileSync(
    path.join(root, 'main.jsx'),
    "import { createRoot } from 'react-dom/client'\ncreateRoot(x).render(y)",
  )
  writeFileSync(path.join(root, 'analytics.js'), 'track()')
})

afterAll(() => rmSync(root, { recursive: true, force: true }))

test.each([
  ['<script type="module" src="/main.jsx"></script>', '"/main.jsx"'],
  ["<script src='./main.jsx?x' type=module></script>", '"./main.jsx?x"'],
  ['<script type="module">hydrateRoot(document.body, app)</script>', '(inline)'],
])('refuses %s, which mounts an app of its own', (script, named) => {
  const check = () => checkShell(`<html><body>${script}</body></html>`, root)
  expect(check).toThrow(`The module script ${named} in index.html mounts an app of its own`)
})

test.each([
  '<script type="module" src="/analytics.js"></script>',
  '<script type="module" src="https://example.com/main.jsx"></script>',
  '<script type="module" src="/not-there.js"></script>',
  '<script src="/main.jsx"></script>',
  '<!-- <script type="module" src="/main.jsx"></script> -->',
])('lets %s be', (script) => {
  expect(() => checkShell(`<html><body>${script}</body></html>`, root)).not.toThrow()
})

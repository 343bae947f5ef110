import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { Apps } from './fixtures/run-app.js'
import { checkShell } from './shell.js'

// Real builds, on machines that are busy with other tests too.
vi.setConfig({ testTimeout: 60_000 })

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

describe('a build stops for an index.html', () => {
  const html = (body: string, head = '<head></head>'): string =>
    `<!DOCTYPE html><html>${head}<body>${body}</body></html>`

  test.each([
    [false, html('<div id="app"></div>'), 'element with the id "root". Pages are rendered into it: write'],
    [true, html('<div id="root"></div>'), 'element with the id "__next". Pages are rendered into it: write'],
    [false, html('<div id="root"></div>', '<head>'), '</head>. Head tags go before it: write'],
    [false, html('<div id="root"><p></p>'), 'end of the element with the id "root". Close it with </div>.'],
  ])('that has no place for pages (next: %s): %s', async (next, text, missing) => {
    const apps = new Apps({ next })
    const root = apps.create({ 'index.html': text })
    await expect(apps.build(root)).rejects.toThrow(`[server-props] index.html has no ${missing}`)
  })

  test('and not for one that marks the place otherwise, or where pages/_document takes its place', async () => {
    const apps = new Apps()
    await apps.build(apps.create({ 'index.html': html('<!--app-html-->') }))
    const document = "export { default } from 'vite-plugin-server-props/document'\n"
    await apps.build(apps.create({ 'index.html': html(''), 'pages/_document.js': document }))
  })
})

// What apps hold by mistake, and what merely looks odd: a clear error with the lines around it, or it works.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { Apps, type RunningApp } from './fixtures/run-app.js'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const PAGE = 'export default function Page() { return <p>page</p> }\n'
const LOADER = 'export const getServerSideProps = () => ({ props: {} })\n'
const STATIC = 'export const getStaticProps = () => ({ props: {} })\n'

const apps = new Apps()
afterAll(() => apps.close())

/** What the server and the browser are told of a page in development. */
describe('in development, with the lines around it', () => {
  const pages = {
    unparsed: `${LOADER}${PAGE}const a = ;\n`,
    twice: `${LOADER}${PAGE}${LOADER}`,
    'listed-twice': `${PAGE}const a = 1\nexport { a as getServerSideProps }\nexport { a as getServerSideProps }\n`,
    everything: `${LOADER}${PAGE}export * from './fine'\n`,
    mixed: `${LOADER}${PAGE}${STATIC}`,
    used: `${LOADER}export default () => <p>{getServerSideProps.name}</p>\n`,
    attached: `${PAGE}Page.getServerSideProps = () => ({ props: {} })\n`,
    fine: PAGE,
    type: `export type getServerSideProps = string\n${PAGE}`,
  }
  let app: RunningApp
  beforeAll(async () => {
    const files = Object.entries(pages).map(([name, code]) => [`pages/${name}.tsx`, code])
    app = await apps.startDev(apps.create(Object.fromEntries(files)))
  })

  test.each([
    ['E56 a page that does not parse', '/pages/unparsed.tsx', 'Unexpected token', '3 │ const a = ;'],
    ['E56 a page that does not parse', '/unparsed', 'Unexpected token', '3 │ const a = ;'],
    ['two loaders of one name', '/twice', 'has already been declared', '3 │ export const getServerSideProps'],
    [
      'a loader that is listed twice',
      '/listed-twice',
      'Duplicated export',
      ': export { a as getServerSideProps }',
    ],
    ['E8 export *', '/pages/everything.tsx', 'in a page is disallowed', "3  |  export * from './fine'"],
    ['E18 both kinds of loaders', '/pages/mixed.tsx', 'You can not use', '3  |  export const getStaticProps'],
    ['E18 both kinds of loaders', '/mixed', 'You can not use', '3 |  export const getStaticProps'],
    ['E19 a loader in the component', '/pages/used.tsx', 'also runs in the browser', '2  |  export default'],
    ['E10 a loader of the component', '/attached', 'can not be attached', '1 |  export default'],
  ])('%s: %s', async (_what, url, message, line) => {
    const { status, text } = await app.ask(url)
    expect(status).toBe(500)
    expect(text).toContain(message)
    expect(text.replaceAll('\\u003c', '<')).toContain(line)
  })

  test('E20 a type of that name is no loader', async () => {
    const { status, text } = await app.ask('/type')
    expect(status).toBe(200)
    expect(text).toContain('<p>page</p>')
  })
})

describe('by a build, with the lines around it', () => {
  test.each([
    [
      'E56 a page that does not parse',
      `${LOADER}${PAGE}const a = ;\n`,
      'Unexpected token',
      '3 │ const a = ;',
    ],
    [
      'two loaders of one name',
      `${LOADER}${PAGE}${LOADER}`,
      'Duplicated export',
      '│ export const getServerSideProps',
    ],
    ['E8 export *', `${LOADER}${PAGE}export * from './fine'\n`, 'is disallowed', '3: export * from'],
    [
      'E10 a loader in the component',
      'export default class Page {\n  static getServerSideProps = 1\n}\n',
      'can not be attached',
      '2 |    static getServerSideProps = 1',
    ],
  ])('%s', async (_what, code, message, line) => {
    const build = apps.build(apps.create({ 'pages/page.tsx': code }))
    const error: unknown = await build.catch((error: unknown) => error)
    // A terminal gets it in colour.
    // oxlint-disable-next-line no-control-regex
    const text = String(error).replace(/\u001b\[[\d;]*m/g, '')
    expect(text).toContain(message)
    expect(text).toContain('pages/page.tsx')
    expect(text).toContain(line)
  })
})

test('a build warns of a page with getStaticProps, once and with its file', async () => {
  const root = apps.create({ 'pages/static.tsx': `${STATIC}${PAGE}`, 'pages/fine.tsx': `${LOADER}${PAGE}` })
  const log = await apps.build(root)
  expect(log.match(/getStaticProps, which is not run/g)).toHaveLength(1)
  expect(log).toContain('[server-props] pages/static.tsx exports getStaticProps, which is not run')
})

describe('what merely looks odd', () => {
  const secret = `const secret = () => ({ props: { text: 'SECRET' } })`
  const loader = 'export const getServerSideProps = secret'
  const component = 'export default function Page({ text }) { return <p>{text.toLowerCase()}</p> }'
  const lines = [secret, loader, component]
  const rows = Array.from(
    { length: 9_000 },
    (_, row) => `  { id: ${row}, text: 'SECRET ${row}', more: '${'x'.repeat(80)}' },`,
  )
  const pages = {
    'windows.jsx': lines.join('\r\n'),
    'mark.jsx': `\uFEFF${lines.join('\n')}`,
    'hashbang.jsx': `#!/usr/bin/env node\n${lines.join('\n')}`,
    'one-line.jsx': lines.join(';'),
    'unicode.jsx': lines.join('\n').replaceAll('secret', 'größe𠮷').replaceAll('text', '名'),
    'escapes.jsx': lines
      .join('\n')
      .replace('const getServer', 'const get\\u0053erver')
      .replace('const secret', 'const secr\\u{65}t'),
    'large.jsx': [
      `const rows = [`,
      ...rows,
      ']',
      secret.replace("'SECRET'", 'rows[0].text'),
      loader,
      component,
    ].join('\n'),
  }

  test('E48 E60 line ends, a byte order mark, a hashbang, names in any script, a file of 1 MB', async () => {
    expect(pages['large.jsx'].length).toBeGreaterThan(1_000_000)
    const root = apps.create({})
    for (const [name, code] of Object.entries(pages)) writeFileSync(path.join(root, 'pages', name), code)
    await apps.build(root)
    const { ask } = await apps.startPreview(root)
    for (const name of Object.keys(pages)) {
      const { status, text } = await ask(`/${name.replace('.jsx', '')}`)
      expect([name, status], text).toEqual([name, 200])
      expect(text).toMatch(/<p>secret(?: 0)?<\/p>/)
    }
    const folder = path.join(root, 'dist/client')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.js'),
    )
    for (const name of files) expect(readFileSync(path.join(folder, name), 'utf8')).not.toContain('SECRET')
  })
})

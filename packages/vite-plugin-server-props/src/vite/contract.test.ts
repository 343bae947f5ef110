import { readdirSync, readFileSync, renameSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { readDump } from '../server/fixtures/servers.js'
import { Apps, type RunningApp } from './fixtures/run-app.js'

// Real servers and builds, on machines that are busy with other tests too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const show = (expression: string): string => `<pre id="dump">{JSON.stringify(${expression})}</pre>`
const page = (expression: string): string =>
  `export default function Page(props) { return ${show(expression)} }\n`
const withLoader = (loader: string): string => `${page('props')}${loader}\n`

/** The forms in which \`getServerSideProps\` may be exported; each gives \`{ form }\`. */
const forms: Readonly<Record<string, string>> = {
  'async-function': withLoader(
    "export async function getServerSideProps() { return { props: { form: 'async-function' } } }",
  ),
  function: withLoader("export function getServerSideProps() { return { props: { form: 'function' } } }"),
  arrow: withLoader("export const getServerSideProps = () => ({ props: { form: 'arrow' } })"),
  call: withLoader(
    "import { wrap } from '../../lib/wrap'\nexport const getServerSideProps = wrap(async () => ({ form: 'call' }))",
  ),
  list: withLoader("const load = () => ({ props: { form: 'list' } })\nexport { load as getServerSideProps }"),
  'from-module': withLoader("export { getServerSideProps } from '../../lib/loader'"),
  imported: withLoader(
    "import { getServerSideProps } from '../../lib/loader'\nexport { getServerSideProps }",
  ),
  class: `import { Component } from 'react'
export default class Page extends Component { render() { return ${show('this.props')} } }
export const getServerSideProps = () => ({ props: { form: 'class' } })
`,
}

const files: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(forms).map(([name, text]) => [`pages/forms/${name}.jsx`, text])),
  'lib/wrap.js': 'export const wrap = (load) => async () => ({ props: await load() })\n',
  'lib/loader.js': "export const getServerSideProps = () => ({ props: { form: 'module' } })\n",
  'pages/kinds/a.js': page("'js'"),
  'pages/kinds/b.jsx': page("'jsx'"),
  'pages/kinds/c.ts':
    "import { createElement } from 'react'\nexport default () => createElement('pre', { id: 'dump' }, JSON.stringify('ts' satisfies string))\n",
  'pages/kinds/d.tsx': `export default function Page(_: object) { return ${show("'tsx'")} }\n`,
  'pages/kinds/notes.md': '# notes\n',
  'pages/kinds/data.json': '{ "secret": true }\n',
  'pages/kinds/styles.css': 'p { color: red }\n',
  'pages/kinds/types.d.ts': 'export {}\n',
  'pages/folder/index.jsx': page("'folder'"),
  'pages/folder/below/kebab-case_name.jsx': page("'below'"),
  'pages/_app.jsx': 'export default ({ Component, pageProps }) => <Component {...pageProps} />\n',
  'pages/_document.jsx': `export const marker = 'of-the-document'
import { Html, Head, Main, NextScript } from 'vite-plugin-server-props/document'
export default () => <Html data-marker={marker}><Head /><body><Main /><NextScript /></body></Html>
`,
  'pages/_error.jsx': page("'error'"),
  'pages/_private.jsx': page("'private'"),
  'pages/thing.test.jsx': page("'thing'"),
  'pages/feed.xml.jsx': page("'feed'"),
  'pages/über.jsx': page("'umlaut'"),
  'pages/files/[...path].jsx': withLoader(
    'export const getServerSideProps = ({ params }) => ({ props: { path: params.path } })',
  ),
  'pages/node.jsx': withLoader(`import { existsSync } from 'node:fs'
export const getServerSideProps = () => ({
  props: { cwd: process.cwd(), hasPackage: existsSync('package.json'), mode: process.env.NODE_ENV },
})`),
  'data/text.txt': 'text of the project',
  'pages/window.jsx': page('[typeof window, typeof document]'),
  'public/robots.txt': 'User-agent: *\n',
  'public/files/fixed.txt': 'a file',
  'public/with space é.txt': 'encoded',
  'public/large.txt': 'text that compresses '.repeat(500),
}

const modes = [['development'], ['production']] as const

const apps = new Apps()
let root: string
const running: Partial<Record<string, RunningApp>> = {}

beforeAll(async () => {
  root = apps.create(files)
  await apps.build(root)
  running['production'] = await apps.startBuilt(root)
  // In its own folder: production runs where development has been.
  running['development'] = await apps.startDev(apps.create(files))
})
afterAll(() => apps.close())

describe.each(modes)('an app of files in %s', (mode) => {
  const ask: RunningApp['ask'] = (...args) => (running[mode] as RunningApp).ask(...args)
  const shown = async (target: string): Promise<unknown> => {
    const { status, text } = await ask(target)
    expect([target, status]).toEqual([target, 200])
    return readDump(text)
  }

  test('S1 serves .js, .jsx, .ts and .tsx files at their path without the extension', async () => {
    expect(await shown('/kinds/a')).toBe('js')
    expect(await shown('/kinds/b')).toBe('jsx')
    expect(await shown('/kinds/c')).toBe('ts')
    expect(await shown('/kinds/d')).toBe('tsx')
  })

  test('S2 S3 serves an index at its folder alone, and a folder without one nowhere', async () => {
    expect((await ask('/')).text).toContain('Hello from one file')
    expect(await shown('/folder')).toBe('folder')
    expect(await shown('/folder/below/kebab-case_name')).toBe('below')
    for (const target of ['/index', '/folder/index', '/folder/below', '/kinds']) {
      expect([target, (await ask(target)).status]).toEqual([target, 404])
    }
  })

  test('S4 serves no files of other types, and no address with an extension', async () => {
    for (const target of [
      '/kinds/notes',
      '/kinds/notes.md',
      '/kinds/data',
      '/kinds/data.json',
      '/kinds/styles',
      '/kinds/styles.css',
      '/kinds/types',
      '/kinds/types.d',
      '/kinds/a.js',
      '/kinds/d.tsx',
      '/kinds/a.html',
    ]) {
      const { status, text } = await ask(target)
      expect([target, status]).toEqual([target, 404])
      expect(text).not.toContain('secret')
    }
  })

  test('S5 S6 S7 S25 serves other names as they are: underscores, dots, letters outside ASCII', async () => {
    for (const target of ['/_app', '/_document', '/_error']) expect((await ask(target)).status).toBe(404)
    expect(await shown('/_private')).toBe('private')
    expect(await shown('/thing.test')).toBe('thing')
    expect(await shown('/feed.xml')).toBe('feed')
    expect(await shown('/%C3%BCber')).toBe('umlaut')
  })

  test.each(Object.keys(forms))('S56 finds the loader of %s', async (form) => {
    const expected = { form: form === 'from-module' || form === 'imported' ? 'module' : form }
    expect(await shown(`/forms/${form}`)).toEqual(expected)
    const build =
      mode === 'development' ? 'dev' : /"buildId":"(\w+)"/.exec((await ask(`/forms/${form}`)).text)?.[1]
    expect(JSON.parse((await ask(`/_data/${build}/forms/${form}.json`)).text)).toEqual({ props: expected })
  })

  test('S57 S58 lets a loader use Node, from where the server was started', async () => {
    // Development runs in the process of these tests.
    const cwd = mode === 'production' ? root : process.cwd()
    const NODE_ENV = mode === 'production' ? mode : process.env['NODE_ENV']
    expect(await shown('/node')).toEqual({ cwd, hasPackage: true, mode: NODE_ENV })
  })

  test('S59 renders without a window', async () => {
    expect(await shown('/window')).toEqual(['undefined', 'undefined'])
  })

  test('S240 S241 S242 S243 serves public files with their type, before pages with parameters', async () => {
    const robots = await ask('/robots.txt?x=1')
    expect([robots.status, robots.text]).toEqual([200, 'User-agent: *\n'])
    expect(robots.headers['content-type']).toMatch(/^text\/plain/)
    expect(robots.headers['etag']).toBeTypeOf('string')
    expect((await ask('/files/fixed.txt')).text).toBe('a file')
    expect(await shown('/files/other.txt')).toEqual({ path: ['other.txt'] })
    expect((await ask('/with%20space%20%C3%A9.txt')).text).toBe('encoded')
    const head = await ask('/robots.txt', { method: 'HEAD' })
    expect([head.status, head.text, head.headers['content-type']]).toEqual([
      200,
      '',
      robots.headers['content-type'],
    ])
  })

  test('S243 sends a range of a public file', async () => {
    const { status, text, headers } = await ask('/robots.txt', { headers: { range: 'bytes=2-5' } })
    expect([status, text, headers['content-range']]).toEqual([206, 'er-a', 'bytes 2-5/14'])
  })

  test('S206 never has the document in what browsers get', async () => {
    const { text } = await ask('/window')
    expect(text).toContain('data-marker="of-the-document"')
    const scripts = [...text.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, url]) => url as string)
    const sent = await Promise.all(scripts.map(async (url) => (await ask(url)).text))
    expect(sent.join('\n')).not.toContain('of-the-document')
    if (mode === 'production') {
      const client = path.join(root, 'dist/client/assets')
      const all = readdirSync(client, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.js'))
        .map((name) => readFileSync(path.join(client, name), 'utf8'))
      expect(all.join('\n')).not.toContain('of-the-document')
    }
  })

  test('S141 takes only GET and HEAD for a public file', async () => {
    for (const target of ['/robots.txt', '/files/fixed.txt']) {
      const { status, headers } = await ask(target, { method: 'POST', body: 'x' })
      expect([target, status, headers['allow']]).toEqual([target, 405, 'GET, HEAD'])
    }
  })

  test('S22 S138 S141 F19 OPTIONS is answered by what the address is', async () => {
    const all = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS'
    for (const [target, expected, allow] of [
      ['/node', 204, all],
      ['/kinds/a', 204, 'GET, HEAD'],
      ['/robots.txt', 405, 'GET, HEAD'],
      ['/nowhere', 404, undefined],
    ] as const) {
      const { status, headers } = await ask(target, { method: 'OPTIONS' })
      expect([target, status, headers['allow']]).toEqual([target, expected, allow])
    }
  })

  test('S244 S245 knows no file that is missing, and none outside of the folder', async () => {
    const { status, text } = await ask('/missing.txt')
    expect([status, readDump(text)]).toEqual([404, 'error'])
    for (const target of [
      '/..%2fdata%2ftext.txt',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/../../../../etc/passwd',
      '/..%5c..%5cdata%5ctext.txt',
      '/%252e%252e/data/text.txt',
    ]) {
      const answer = await ask(target)
      expect([target, answer.status >= 400 && answer.status < 500]).toEqual([target, true])
      expect(answer.text).not.toMatch(/text of the project|root:/)
    }
  })

  test('S155 compresses text in production alone', async () => {
    const { headers } = await ask('/large.txt', { headers: { 'accept-encoding': 'gzip' } })
    expect(headers['content-encoding']).toBe(mode === 'production' ? 'gzip' : undefined)
  })
})

test('S141 takes only GET and HEAD for a public file in a preview, too', async () => {
  const { ask } = await apps.startPreview(root)
  expect((await ask('/robots.txt')).text).toBe('User-agent: *\n')
  for (const target of ['/robots.txt', '/files/fixed.txt']) {
    const { status, headers } = await ask(target, { method: 'POST', body: 'x' })
    expect([target, status, headers['allow']]).toEqual([target, 405, 'GET, HEAD'])
  }
  expect((await ask('/files/other', { method: 'POST' })).status).toBe(200)
})

describe.each(modes)('variables of .env files in %s', (mode) => {
  const nextApps = new Apps({ next: true })
  afterAll(() => nextApps.close())

  test('S58 are there for loaders, the public ones in components, and NODE_ENV is the mode', async () => {
    const folder = nextApps.create({
      '.env': 'ROWS_SECRET=shared\nROWS_FILE=env\nNEXT_PUBLIC_ROWS=public\n',
      '.env.local': 'ROWS_SECRET=local\n',
      '.env.development': 'ROWS_FILE=development\n',
      '.env.production': 'ROWS_FILE=production\n',
      'pages/env.jsx': `export default function Page(props) {
  return ${show('{ ...props, inPage: process.env.NEXT_PUBLIC_ROWS }')}
}
export const getServerSideProps = () => ({
  props: {
    secret: process.env.ROWS_SECRET,
    file: process.env.ROWS_FILE,
    public: process.env.NEXT_PUBLIC_ROWS,
    mode: process.env.NODE_ENV,
  },
})
`,
    })
    let app: RunningApp
    if (mode === 'production') {
      await nextApps.build(folder)
      app = await nextApps.startBuilt(folder)
    } else app = await nextApps.startDev(folder)
    const { text } = await app.ask('/env')
    expect(readDump(text)).toEqual({
      secret: 'local',
      file: mode,
      public: 'public',
      inPage: 'public',
      // Vitest has set it before the development server could.
      mode: mode === 'production' ? 'production' : process.env['NODE_ENV'],
    })
  })
})

test('S58 a public variable has the value of the build, on the server as in the browser', async () => {
  const nextApps = new Apps({ next: true })
  const read = 'process.env.NEXT_PUBLIC_BUILT ?? null'
  const folder = nextApps.create({
    'pages/built.jsx': `export default function Page(props) {
  return ${show(`{ ...props, inPage: ${read} }`)}
}
export const getServerSideProps = () => ({ props: { inLoader: ${read} } })
`,
    'pages/api/built.js': `export default (req, res) => res.json(${read})\n`,
  })
  vi.stubEnv('NEXT_PUBLIC_BUILT', 'of the build')
  try {
    await nextApps.build(folder)
    // Only what built the app has the variable.
    const { ask } = await nextApps.startBuilt(folder)
    expect(readDump((await ask('/built')).text)).toEqual({ inLoader: 'of the build', inPage: 'of the build' })
    expect(JSON.parse((await ask('/api/built')).text)).toBe('of the build')
  } finally {
    vi.unstubAllEnvs()
    await nextApps.close()
  }
})

test.each(modes)('S260 S273 OPTIONS follows rewrites to the handler in %s', async (mode) => {
  const ruled = new Apps({ rewrites: [{ source: '/v1/:path*', destination: '/api/:path*' }] })
  const folder = ruled.create({
    'pages/api/echo.js': 'export default (req, res) => res.json(`${req.method} reached it`)\n',
  })
  try {
    if (mode === 'production') await ruled.build(folder)
    const { ask } = await (mode === 'production' ? ruled.startBuilt(folder) : ruled.startDev(folder))
    const { status, text } = await ask('/v1/echo', { method: 'OPTIONS' })
    expect([status, text]).toEqual([200, '"OPTIONS reached it"'])
  } finally {
    await ruled.close()
  }
})

describe('pages that can not be used', () => {
  const broken = new Apps()
  afterEach(() => broken.close())
  const empty = 'export default () => null\n'

  test.each([
    ['two names at one place', ['pages/[a].jsx', 'pages/[b]/x.jsx'], 'different slug names'],
    ['a name twice in one path', ['pages/[a]/[a].jsx'], 'repeat within a single dynamic path'],
    ['[[...x]] beside its folder', ['pages/x/index.jsx', 'pages/x/[[...a]].jsx'], 'same specificity'],
    ['[...x] beside [[...x]]', ['pages/x/[...a].jsx', 'pages/x/[[...a]].jsx'], 'required and optional'],
    ['more after a catch-all', ['pages/[...a]/b.jsx'], 'Catch-all must be the last part'],
    ['[[x]]', ['pages/[[a]].jsx'], 'Optional route parameters are not yet supported'],
  ])('S26 stop the build and fail requests with the names: %s', async (_, names, reason) => {
    const folder = broken.create(Object.fromEntries(names.map((name) => [name, empty])))
    const { ask, log } = await broken.startDev(folder)
    const { status, text } = await ask('/')
    expect(status).toBe(500)
    for (const part of [reason, ...names]) {
      expect(text).toContain(part)
      expect(log()).toContain(part)
    }
    expect(log()).not.toContain('[server-props] [server-props]')
    const error = await broken.build(folder).catch((thrown: unknown) => String(thrown))
    for (const part of [reason, ...names]) expect(error).toContain(part)
  })

  test('S26 are warned about where two files have one address, in development and by the build', async () => {
    const folder = broken.create({
      'pages/a.tsx': `export default () => ${show("'tsx'")}\n`,
      'pages/a.js': empty,
      'pages/a/index.jsx': empty,
    })
    const warnings = [
      'Duplicate page detected. pages/a.tsx and pages/a.js both resolve to /a; pages/a.tsx is used.',
      'Duplicate page detected. pages/a.tsx and pages/a/index.jsx both resolve to /a; pages/a.tsx is used.',
    ]
    const { ask, log } = await broken.startDev(folder)
    expect(readDump((await ask('/a')).text)).toBe('tsx')
    const built = await broken.build(folder)
    for (const warning of warnings)
      expect([log().split(warning).length - 1, built.split(warning).length - 1]).toEqual([1, 1])
  })

  test('S27 are looked for in src/pages where there is no pages', async () => {
    const folder = broken.create({ 'src/pages/a.jsx': `export default () => ${show("'src'")}\n` })
    const both = await broken.startDev(folder)
    expect((await both.ask('/a')).status).toBe(404)
    renameSync(path.join(folder, 'pages'), path.join(folder, 'not-pages'))
    const dev = await broken.startDev(folder)
    expect(readDump((await dev.ask('/a')).text)).toBe('src')
    await broken.build(folder)
    const built = await broken.startBuilt(folder)
    expect(readDump((await built.ask('/a')).text)).toBe('src')
  })

  test.each([
    ['nothing', 'export const other = 1\n'],
    ['text', "export default 'text'\n"],
    ['an element', 'export default <p>element</p>\n'],
  ])('S28 fail requests and the build where the default export is no component: %s', async (_, text) => {
    const folder = broken.create({ 'pages/wrong.jsx': text })
    const { ask, log } = await broken.startDev(folder)
    const answer = await ask('/wrong')
    expect(answer.status).toBe(500)
    for (const part of ['The default export is not a React Component in page', '/wrong', 'pages/wrong.jsx']) {
      expect(answer.text).toContain(part)
      expect(log()).toContain(part)
    }
    expect((await ask('/')).status).toBe(200)
    await expect(broken.build(folder)).rejects.toThrow(
      /The default export is not a React Component in page: "\/wrong".*pages\/wrong\.jsx/s,
    )
  })
})

test('S189 has global styles in the head of a build, and one name for a class in HTML and CSS', async () => {
  const folder = apps.create({
    'pages/_app.jsx':
      "import '../styles/global.css'\nexport default ({ Component, pageProps }) => <Component {...pageProps} />\n",
    'pages/styled.jsx':
      "import styles from '../styles/page.module.css'\nexport default () => <p className={styles.box}>styled</p>\n",
    'styles/global.css': 'body { color: rgb(1, 2, 3) }\n',
    'styles/page.module.css': '.box { color: rgb(4, 5, 6) }\n',
  })
  await apps.build(folder)
  const { ask } = await apps.startBuilt(folder)
  const { text } = await ask('/styled')
  const head = text.slice(0, text.indexOf('</head>'))
  const sheets = [...head.matchAll(/<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"/g)].map(
    ([, href]) => href as string,
  )
  const css = await Promise.all(sheets.map(async (href) => (await ask(href)).text))
  const name = /<p class="([^"]+)"/.exec(text)?.[1] as string
  expect(css.join('\n')).toMatch(/#010203|rgb\(1, ?2, ?3\)/)
  expect(css.join('\n')).toMatch(new RegExp(`\\.${name}\\s*\\{[^}]*(?:#040506|rgb\\(4, ?5, ?6\\))`))
})

describe('S189 style sheets come in the order of their imports: those of _app, then those of the page', () => {
  const files = {
    'pages/_app.jsx': `import '../styles/reset.css'
import '../styles/theme.css'
export default ({ Component, pageProps }) => <Component {...pageProps} />
`,
    'pages/ordered.jsx': `import '../styles/first.css'
import { Button } from '../lib/button'
import '../styles/last.css'
import own from '../styles/own.module.css'
export default () => <p className={own.own}><Button /></p>
`,
    'lib/button.jsx': `import '../styles/button.css'
export const Button = () => <button className="button" />
`,
  }
  const names = ['reset', 'theme', 'first', 'button', 'last', 'own']
  // Rules that say the same would be made one.
  const sheets = Object.fromEntries(
    names.map((name, index) => [
      `styles/${name === 'own' ? 'own.module' : name}.css`,
      `.${name} { color: rgb(${index}, 2, 3) }\n`,
    ]),
  )
  const orderOf = (css: readonly string[]): readonly string[] =>
    [...css.join('\n').matchAll(/\.(?:_)?(reset|theme|first|button|last|own)[^{}]*\{/g)].map(
      ([, name]) => name as string,
    )
  const readBuilt = async (more: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const root = apps.create({ ...files, ...sheets, ...more })
    await apps.build(root)
    const { ask } = await apps.startBuilt(root)
    const { text } = await ask('/ordered')
    const links = [...text.matchAll(/<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"/g)]
    return Promise.all(links.map(async ([, href]) => (await ask(href as string)).text))
  }

  test('in development', async () => {
    const { ask } = await apps.startDev(apps.create({ ...files, ...sheets }))
    const { text } = await ask('/ordered')
    const styles = [...text.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map(([, css]) => css as string)
    expect(orderOf(styles)).toEqual(names)
  })

  test('after a build', async () => {
    expect(orderOf(await readBuilt({}))).toEqual(names)
  })

  test('after a build, what pages share comes before what is of one page alone', async () => {
    const other = "import { Button } from '../lib/button'\nexport default () => <Button />\n"
    expect(orderOf(await readBuilt({ 'pages/other.jsx': other }))).toEqual([
      'reset',
      'theme',
      'button',
      'first',
      'last',
      'own',
    ])
  })
})

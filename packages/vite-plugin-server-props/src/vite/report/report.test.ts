import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { Apps } from '../fixtures/run-app.js'
import type { BuildReport } from '../../types/build-report.js'
import type { ServerPropsOptions } from '../options.js'

const cleanups: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
})

function createApps(options: ServerPropsOptions = {}): Apps {
  const apps = new Apps(options)
  cleanups.push(() => apps.close())
  return apps
}

const FILES = {
  'lib/deep.js': "import { statSync } from 'node:fs'\nexport const sizeOf = (file) => statSync(file).size\n",
  'lib/data.js': "import { sizeOf } from './deep'\nexport const load = () => sizeOf('package.json')\n",
  'lib/list.jsx': 'export const List = ({ of }) => <ul>{of.map((each) => <li key={each}>{each}</li>)}</ul>\n',
  'pages/index.jsx': `import { load } from '../lib/data'
import { List } from '../lib/list'

const UNIT = 'bytes'

export const getServerSideProps = async () => ({ props: { size: load() + UNIT } })

export default function Home({ size }) {
  return <List of={[size, UNIT]} />
}
`,
  'pages/about.jsx': 'export default () => <p>about</p>\n',
  'pages/old.jsx':
    'export default function Old() { return 1 }\nOld.getInitialProps = async () => ({ a: 1 })\n',
  'pages/api/items.js': 'export default (req, res) => res.json([])\n',
}

const tableOf = (log: string): string => /^ {2}Route[\s\S]*/m.exec(log)?.[0] ?? ''

test('E59 a build prints its routes, what browsers load for each, and what was removed', async () => {
  const apps = createApps()
  const root = apps.create(FILES)
  const table = tableOf(await apps.build(root, 'info'))
  const kinds = table.matchAll(/^ {2}(\/\S*) +(per request|static|api)(?: +([\d.]+ kB))?$/gm)
  expect([...kinds].map(([, route, kind, size]) => [route, kind, size !== undefined])).toEqual([
    ['/', 'per request', true],
    ['/about', 'static', true],
    ['/old', 'per request', true],
    ['/api/items', 'api', false],
  ])
  // The two of lib/, and node:fs.
  expect(table).toMatch(
    /Removed from the browser's code: \d+ B of 1 module; 3 modules that only it needs are not loaded\./,
  )
})

test.each([
  ['the document', {}],
  [
    'an index.html with a script of its own',
    {
      'index.html':
        '<html><head></head><body><div id="root"></div><script type="module" src="/lib/own.js"></script></body></html>',
      'lib/own.js': "document.title = 'a title of some length, so that it weighs something'\n".repeat(50),
    },
  ],
] as const)('the first load is what %s makes the browser load', async (_, more) => {
  const apps = createApps()
  const root = apps.create({ ...FILES, ...more })
  const table = tableOf(await apps.build(root, 'info'))
  const { ask } = await apps.startBuilt(root)
  const { text } = await ask('/')
  const files = new Set(text.match(/assets\/[\w./-]+\.js/g))
  const bytes = [...files].map((file) => gzipSync(readFileSync(path.join(root, 'dist/client', file))).length)
  const total = bytes.reduce((sum, each) => sum + each, 0)
  expect(/^ {2}\/ .* ([\d.]+) kB$/m.exec(table)?.[1]).toBe((total / 1000).toFixed(1))
})

test.each([
  ['a log without information', 'warn', {}],
  ['silence', 'silent', {}],
  ['buildTable: false', 'info', { buildTable: false }],
] as const)('no table is printed with %s', async (_, logLevel, options) => {
  const apps = createApps(options)
  expect(tableOf(await apps.build(apps.create(FILES), logLevel))).toBe('')
})

test('an App with getInitialProps makes every page one per request', async () => {
  const apps = createApps()
  const root = apps.create({
    ...FILES,
    'pages/_app.jsx': `import App from 'vite-plugin-server-props/app'
export default class MyApp extends App {
  static async getInitialProps(context) { return App.getInitialProps(context) }
}
`,
  })
  expect(tableOf(await apps.build(root, 'info'))).toMatch(/^ {2}\/about +per request/m)
})

function readReport(root: string, file = 'dist/server-props-report.json'): BuildReport {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8')) as BuildReport
}

test('E59 the report has what was removed, what stayed and why, and what browsers load', async () => {
  const apps = createApps({ report: true, budget: { pageData: '64 kB' } })
  const root = apps.create({
    ...FILES,
    'lib/reader.js':
      "import { load } from './data'\nexport const word = 'a'\nexport const getServerSideProps = () => ({ props: { size: load() } })\n",
    'pages/other.jsx':
      "import { word } from '../lib/reader'\nexport { getServerSideProps } from '../lib/reader'\nexport default () => <p>{word}</p>\n",
  })
  await apps.build(root)
  const report = readReport(root)
  const { pages, everyPage, buildId, ...rest } = report
  expect(buildId).toMatch(/^[\da-f]{16}$/)
  expect(rest).toEqual({
    version: 1,
    totals: { strippedModules: 3, removedBytes: expect.any(Number), modulesNotLoaded: 3 },
    budget: { pageData: 64_000 },
    apiRoutes: [{ pattern: '/api/items', file: 'pages/api/items.js' }],
    otherModules: [
      {
        file: 'lib/reader.js',
        removedBytes: expect.any(Number),
        removed: [
          { name: 'load', line: 1 },
          { name: 'getServerSideProps', line: 3 },
        ],
        kept: [],
        notImported: ['./data'],
      },
    ],
  })
  const home = pages.find(({ pattern }) => pattern === '/')
  expect(home).toMatchObject({
    file: 'pages/index.jsx',
    kind: 'per request',
    removed: [
      { name: 'load', line: 1 },
      { name: 'getServerSideProps', line: 6 },
    ],
    kept: [{ name: 'UNIT', line: 4, by: { owner: 'Home', line: 9 } }],
    notImported: ['../lib/data'],
  })
  const modules = [...(home?.own.modules ?? []), ...everyPage.modules].map(({ file }) => file)
  expect(modules).toEqual(expect.arrayContaining(['pages/index.jsx', 'lib/list.jsx']))
  expect(modules.some((file) => file.endsWith('/react/cjs/react.production.js'))).toBe(true)
  expect(home?.firstLoadJs).toEqual({
    raw: everyPage.size.raw + (home?.own.size.raw ?? 0),
    gzip: everyPage.size.gzip + (home?.own.size.gzip ?? 0),
  })
  const onDisk = home?.own.files.map((file) => readFileSync(path.join(root, 'dist/client', file)).length)
  expect(onDisk?.reduce((sum, bytes) => sum + bytes, 0)).toBe(home?.own.size.raw)
  // Nothing of the sources' text.
  expect(JSON.stringify(report)).not.toMatch(/package\.json|bytes'|about<|props: /)
})

test("no report is written when the server's part can not be built", async () => {
  const apps = createApps({ report: true })
  const root = apps.create({ ...FILES, 'pages/api/items.js': "export { none as default } from './none'\n" })
  await expect(apps.build(root)).rejects.toThrow('./none')
  expect(existsSync(path.join(root, 'dist/server-props-report.json'))).toBe(false)
})

test('the report goes where the app wants it, but never where visitors could fetch it', async () => {
  const root = createApps().create(FILES)
  await createApps({ report: 'out/pages.json' }).build(root)
  expect(readReport(root, 'out/pages.json').pages.map(({ pattern }) => pattern)).toEqual([
    '/',
    '/about',
    '/old',
  ])
  for (const dir of ['dist/client', 'public']) {
    await expect(createApps({ report: `./${dir}/pages.json` }).build(root)).rejects.toThrow(
      `[server-props] The option "report" is ${dir}/pages.json, which is below ${dir}, whose files everyone can fetch`,
    )
  }
})

test('a page over the budget for JavaScript fails the build, with what weighs most in it', async () => {
  const apps = createApps({ budget: { firstLoadJs: '80 kB' } })
  const root = apps.create(FILES)
  await apps.build(root)
  // It can't be compressed.
  const text = Array.from({ length: 9000 }, (_, index) => ((index * 7919) ** 3 % 1e9).toString(36)).join('')
  const heavy = apps.create({
    ...FILES,
    'lib/heavy.js': `export const TEXT = '${text}'\n`,
    'pages/about.jsx':
      "import { TEXT } from '../lib/heavy'\nexport default () => <p>{TEXT.length}{TEXT}</p>\n",
  })
  await expect(apps.build(heavy)).rejects.toThrow(
    /A page makes the browser load more JavaScript than budget\.firstLoadJs allows, which is 80\.0 kB after gzip:\n\n {2}pages\/about\.jsx \(\/about\): [\d.]+ kB\n {4}lib\/heavy\.js \([\d.]+ kB\)\n {4}pages\/about\.jsx \(\d+ B\)\n\n[\d.]+ kB of it is what every page loads\./,
  )
})

test('a budget that React alone exceeds is answered with what every page loads', async () => {
  const apps = createApps({ budget: { firstLoadJs: 10_000 } })
  await expect(apps.build(apps.create(FILES))).rejects.toThrow(
    /3 pages make the browser load more [\s\S]*node_modules\/react-dom\/[\s\S]*What every page loads \(React, the runtime, _app\) is [\d.]+ kB by itself/,
  )
})

import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { createApp, packageDir } from '../fixtures/create-app.js'

interface Output {
  readonly code: number | string | undefined
  readonly out: string
  readonly err: string
}

const { bin } = JSON.parse(readFileSync(path.join(packageDir, 'package.json'), 'utf8')) as {
  bin: Record<string, string>
}

let root: string

/** Runs the command as npx does. */
function run(args: readonly string[], cwd = root): Promise<Output> {
  const file = path.join(packageDir, bin['vite-plugin-server-props'] ?? '')
  const env = { PATH: process.env['PATH'] }
  return new Promise((resolve) => {
    execFile(process.execPath, [file, ...args], { cwd, env }, (error, out, err) => {
      resolve({ code: error === null ? 0 : (error.code ?? undefined), out, err })
    })
  })
}

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}

const CONFIG =
  "import serverProps from 'vite-plugin-server-props'\nexport default { plugins: [serverProps({ budget: { firstLoadJs: 1 } })] }\n"

beforeAll(() => {
  root = createApp('minimal')
  write({
    'vite.config.js': CONFIG,
    'lib/data.js':
      "import { statSync } from 'node:fs'\nexport const load = () => statSync('.').size\nexport const unit = () => 'B'\n",
    'lib/clock.js':
      'export const toHour = (time) => time.getHours()\nexport const toDay = (time) => time.getDay()\n',
    'pages/index.jsx': `import { load } from '../lib/data'
import { toDay, toHour } from '../lib/clock'

const LIMIT = 3

export async function getServerSideProps() {
  return { props: { size: load(), day: toDay(new Date()), limit: LIMIT } }
}

export default function Home({ size }) {
  return <p>{size} {LIMIT} {toHour(new Date())}</p>
}
`,
    'pages/about.jsx': 'export default () => <p>about</p>\n',
    'pages/api/items.js': 'export default (req, res) => res.json([])\n',
    'pages/_app.jsx': 'export default ({ Component, pageProps }) => <Component {...pageProps} />\n',
  })
})

const EXPLAINED = `\
pages/index.jsx  /  per request

-  1 | import { load } from '../lib/data'
~  2 | import { toDay, toHour } from '../lib/clock'
     |          ------
   3 |
   4 | const LIMIT = 3
   5 |
-  6 | export async function getServerSideProps() {
-  7 |   return { props: { size: load(), day: toDay(new Date()), limit: LIMIT } }
-  8 | }
   9 |
  10 | export default function Home({ size }) {
  11 |   return <p>{size} {LIMIT} {toHour(new Date())}</p>
  12 | }

Removed from what the browser gets (161 B; the lines with - and ~)
  load (line 1)
  toDay (line 2)
  getServerSideProps (line 6)

No longer imported
  ../lib/data

Used by the loader, and left because other code needs it
  LIMIT (line 4): used by Home in line 11

Modules that the browser loads besides those of every page
`

test('E59 explain prints what of a page is removed, what stays and why, and what the browser loads', async () => {
  const { code, out, err } = await run(['explain', 'pages/index.jsx'])
  expect(err).toBe('')
  expect(code).toBe(0)
  expect(out.slice(0, EXPLAINED.length)).toBe(EXPLAINED)
  expect(out.slice(EXPLAINED.length)).toMatch(
    /^ {2}pages\/index\.jsx {2}\d+ B\n {2}lib\/clock\.js {5}\d+ B\n[\s\S]*\nFirst load: [\d.]+ kB of JavaScript after gzip \([\d.]+ kB before\); [\d.]+ kB is what every page loads, \d+ B this one's own\.\n$/,
  )
  expect(existsSync(path.join(root, 'dist'))).toBe(false)
})

test('E59 explain --json prints the same as data, without the source', async () => {
  const { code, out } = await run(['explain', '--json', path.join(root, 'pages/index.jsx')])
  expect(code).toBe(0)
  const explained = JSON.parse(out) as object
  expect(explained).toMatchObject({
    version: 1,
    page: {
      pattern: '/',
      kind: 'per request',
      file: 'pages/index.jsx',
      removedBytes: 161,
      removed: [
        { name: 'load', line: 1 },
        { name: 'toDay', line: 2 },
        { name: 'getServerSideProps', line: 6 },
      ],
      kept: [{ name: 'LIMIT', line: 4, by: { owner: 'Home', line: 11 } }],
      notImported: ['../lib/data'],
    },
  })
  expect(Object.keys(explained)).toEqual(['version', 'page', 'everyPage'])
  expect(out).not.toContain('new Date')
})

test('explain says so for a page of which nothing is removed', async () => {
  const { out } = await run(['explain', 'pages/about.jsx'])
  expect(out).toContain(
    '  1 | export default () => <p>about</p>\n\nNothing is removed: the page has no loader.\n',
  )
})

test.each([
  [
    'lib/data.js',
    'lib/data.js is no page of this app: pages are the .tsx, .ts, .jsx and .js files below pages/',
  ],
  ['pages/none.jsx', 'There is no file pages/none.jsx.'],
  ['pages/api/items.js', 'pages/api/items.js is an API route: nothing of it reaches the browser.'],
  ['pages/_app.jsx', 'pages/_app.jsx is no page: it is around each of them'],
])('explain refuses %s', async (file, message) => {
  expect(await run(['explain', file])).toEqual({
    code: 1,
    out: '',
    err: expect.stringContaining(`[server-props] ${message}`),
  })
})

test.each([
  ['does not parse', 'export default () => <p>\n', 'pages/broken.jsx:', '1 |  export default () => <p>'],
  [
    'the strip refuses',
    "export * from '../lib/data'\n",
    'Using `export *',
    "1 |  export * from '../lib/data'",
  ],
])('explain shows the place in a page that %s', async (_, text, message, frame) => {
  write({ 'pages/broken.jsx': text })
  try {
    const { code, out, err } = await run(['explain', 'pages/broken.jsx'])
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(message)
    expect(err).toContain(frame)
    expect(err).toMatch(/^\s+\| +\^$/m)
  } finally {
    rmSync(path.join(root, 'pages/broken.jsx'))
  }
})

test('explain says what stands in the way where the app can not be built', async () => {
  write({ 'pages/leak.jsx': "import { load } from '../lib/data'\nexport default () => <p>{load()}</p>\n" })
  try {
    const { code, err } = await run(['explain', 'pages/about.jsx'])
    expect(code).toBe(1)
    expect(err).toContain("The app can't be built, so the page can't be explained whole:")
    expect(err).toContain('"node:fs" is there on the server only')
  } finally {
    rmSync(path.join(root, 'pages/leak.jsx'))
  }
})

test('explain needs a pages folder, and a config with the plugin', async () => {
  mkdirSync(path.join(root, 'empty'))
  writeFileSync(path.join(root, 'empty/vite.config.js'), CONFIG)
  writeFileSync(path.join(root, 'empty/other.config.js'), 'export default {}\n')
  const cwd = path.join(root, 'empty')
  const { code, err } = await run(['explain', 'pages/index.jsx'], cwd)
  expect(code).toBe(1)
  expect(err).toContain("[server-props] Couldn't find any `pages` directory.")
  const other = await run(['explain', 'pages/index.jsx', '--config', 'other.config.js'], cwd)
  expect(other.err).toContain('[server-props] other.config.js has no serverProps() among its plugins.')
})

test('the command tells how it is used', async () => {
  const help = await run(['--help'])
  expect([help.code, help.err]).toEqual([0, ''])
  expect(help.out).toMatch(/^Usage: vite-plugin-server-props explain <page> \[options\]\n/)
  for (const [args, message] of [
    [[], 'explain takes the file of one page.'],
    [['explain', 'a', 'b'], 'explain takes the file of one page.'],
    [['build'], 'There is no command "build".'],
    [['explain', '--jsn'], "Unknown option '--jsn'"],
  ] as const) {
    const { code, out, err } = await run(args)
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(message)
    expect(err).toContain('Usage: ')
  }
})

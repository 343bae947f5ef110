import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { Apps, type RunningApp } from './fixtures/run-app.js'

// A real development server, on machines that are busy with other tests too.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const page = (result: string): string => `export default function Page() {
  return <p>page</p>
}

export async function getServerSideProps({ res }) {
  return ${result}
}
`

/** What `getServerSideProps` gives, and what is said about it. */
const results: Readonly<Record<string, readonly [result: string, ...parts: string[]]>> = {
  'S72 both': [
    "{ redirect: { destination: '/', permanent: true, statusCode: 308 } }",
    'Invalid redirect object returned from getServerSideProps for /both',
    '`permanent` or `statusCode`',
  ],
  'S73 status': [
    "{ redirect: { destination: '/', statusCode: 305 } }",
    '`statusCode` must be undefined or one of 301, 302, 303, 307, 308',
  ],
  'S74 permanent': [
    "{ redirect: { destination: '/', permanent: 'yes' } }",
    '`permanent` must be `true` or `false`',
  ],
  'S75 destination': [
    '{ redirect: { destination: 7, permanent: false } }',
    '`destination` should be string but received number',
  ],
  'S76 base-path': [
    "{ redirect: { destination: '/', permanent: false, basePath: '/x' } }",
    '`basePath` should be undefined or a boolean, received string',
  ],
  'S77 all-at-once': [
    "{ redirect: { permanent: 'yes', basePath: 1 } }",
    'for /all-at-once?a=1',
    '`permanent` must be `true` or `false` and `destination` should be string but received undefined and `basePath`',
  ],
  'S82 extra-keys': ["{ props: {}, titel: 'x' }", 'Additional keys were returned', 'titel'],
  'S83 nothing': ['undefined', 'Did you forget to add a `return`?'],
  'S84 text': ["'props'", 'did not return an object', 'It gave string'],
  'S85 no-object': ['{ props: [1] }', 'plain object', '[object Array]'],
  'S90 path': [
    '{ props: { a: { b: [{ "x y": new Date(0) }] } } }',
    'Error serializing `.a.b[0]["x y"]` returned from `getServerSideProps` in "/path".',
    'Reason: `object` ("[object Date]") cannot be serialized as JSON.',
  ],
  'S91 undefined': [
    '{ props: { a: [1, undefined] } }',
    '`.a[1]`',
    '`undefined` cannot be serialized as JSON',
  ],
  'S93 bigint': ['{ props: { n: 1n } }', '`bigint` cannot be serialized as JSON'],
  'S94 map': ['{ props: { m: new Map() } }', '`object` ("[object Map]")'],
  'S95 circle': [
    '((a) => (a.self = a, { props: { a } }))({})',
    '`.a.self`',
    'Circular references cannot be expressed in JSON (references: `.a`)',
  ],
  'S99 to-json': ['{ props: { a: { toJSON: () => 1 } } }', '`.a.toJSON`', '`function` cannot be serialized'],
  'F10 status-of-res': ['((res.statusCode = 999), { props: {} })', 'set res.statusCode to 999'],
  'T15 script': ["{ redirect: { destination: 'javascript:alert(1)', permanent: false } }", '"javascript:"'],
}

const toPath = (title: string): string => `/${title.split(' ')[1]}`

const LOADER_LINE = 5
const apps = new Apps()
let root: string
let app: RunningApp

beforeAll(async () => {
  const pages = Object.entries(results).map(([title, [result]]) => [
    `pages${toPath(title)}.jsx`,
    page(result),
  ])
  root = apps.create({
    ...Object.fromEntries(pages),
    'pages/no-component.jsx': "import x from '../lib/x'\n\nexport default { is: x }\n",
    'pages/no-default.jsx': 'export const getServerSideProps = () => ({ props: {} })\n',
    'pages/no-function.jsx': 'export default () => null\nexport const getServerSideProps = { props: {} }\n',
    'pages/misspelt.jsx': 'export default () => null\n\nexport async function getServersideProps() {}\n',
    'pages/spelt.jsx':
      "const getServersideProps = 'getServersideprops'\nexport default () => getServersideProps\nexport const getServerSideProps = () => ({ props: {} })\n",
    'pages/attached.jsx':
      'const Page = () => null\nPage.getServerSideProps = () => ({ props: {} })\nexport default Page\n',
    'pages/two-loaders.jsx':
      'export const getServerSideProps = () => ({ props: {} })\nconst Page = () => null\nPage.getInitialProps = () => ({})\nexport default Page\n',
    'pages/throws-text.jsx':
      "export default () => null\nexport const getServerSideProps = () => {\n  throw 'only text'\n}\n",
    'pages/elsewhere.jsx': "export default () => null\n\nexport { getServerSideProps } from '../lib/load'\n",
    'lib/load.js': 'export const getServerSideProps = () => null\n',
    'lib/x.js': 'export default 1\n',
    'pages/paths.jsx':
      'export default () => null\nexport const getServerSideProps = () => ({ props: {} })\nexport const getStaticPaths = () => ({ paths: [] })\n',
    'pages/no-initial.jsx':
      "import '../lib/x'\n\nexport default function Page() {}\nPage.getInitialProps = () => null\n",
    'pages/no-element.jsx':
      "import * as lib from '../lib/x'\n\nexport default function Page() {\n  return <lib.Missing />\n}\n",
    'pages/no-module.jsx':
      "import React from 'react'\nimport { x } from '../lib/nope'\n\nexport default () => x\n",
    'pages/no-package.jsx': "import x from 'nope-package'\n\nexport default () => x\n",
    'pages/api/no-handler.js': "import '../../lib/x'\n\nexport default { is: 1 }\n",
    'pages/api/config.js':
      "export default (req, res) => res.json({})\nexport const config = { api: { bodyParser: 'x' } }\n",
    'pages/api/response.js': 'export default () => Response.json({})\n',
    'pages/late.jsx': `export default () => null
export const getServerSideProps = ({ res }) => {
  setTimeout(() => void res.statusCode, 5)
  return { props: {} }
}
`,
  })
  app = await apps.startDev(root)
})

afterAll(() => apps.close())

interface Overlay {
  readonly message: string
  readonly stack: string
  readonly id?: string
  readonly loc?: { readonly file: string; readonly line: number; readonly column: number }
  readonly frame?: string
}

/** What the document hands to Vite's overlay. */
async function readOverlay(target: string): Promise<Overlay> {
  const { status, text } = await app.ask(target)
  expect(status).toBe(500)
  expect(text).toContain('ErrorOverlay')
  const json = /<script id="server-props-error" type="application\/json">(.*?)<\/script>/s.exec(text)?.[1]
  return JSON.parse(json as string)
}

async function expectPlace(
  target: string,
  parts: readonly string[],
  file: string,
  line: number,
  frame: string,
) {
  const overlay = await readOverlay(target)
  for (const part of parts) expect(overlay.message).toContain(part)
  expect([overlay.id, overlay.loc?.file, overlay.loc?.line]).toEqual([
    `${root}/${file}`,
    `${root}/${file}`,
    line,
  ])
  expect(overlay.frame).toContain(frame)
  const { text } = await app.ask(target)
  expect(text).toContain(`${root}/${file}:${line}:`)
  for (const part of [...parts, `${root}/${file}:${line}:`, frame]) expect(app.log()).toContain(part)
  expect(app.log()).toContain(`GET ${target} (${file})`)
}

describe('what is wrong with a result is shown in the overlay and printed, with the line of the loader', () => {
  test.each(Object.keys(results))(
    'S72 S73 S74 S75 S76 S77 S82 S83 S84 S85 S90 S91 S93 S94 S95 S99: %s',
    async (title) => {
      const [, ...parts] = results[title] as readonly string[]
      const file = `pages${toPath(title)}.jsx`
      await expectPlace(
        `${toPath(title)}?a=1`,
        parts,
        file,
        LOADER_LINE,
        'export async function getServerSideProps',
      )
    },
  )

  test('S72 S102 page data tells the same, with the place', async () => {
    const { status, text } = await app.ask('/_data/dev/both.json')
    expect(status).toBe(500)
    expect(JSON.parse(text).error.message).toContain('Invalid redirect object')
    expect(app.log()).toContain(`${root}/pages/both.jsx:${LOADER_LINE}:`)
  })

  test('S83 a loader from another module is shown where the page exports it', async () => {
    await expectPlace('/elsewhere', ['forget to add a `return`'], 'pages/elsewhere.jsx', 3, 'lib/load')
  })

  test('S173 text that was thrown is shown with the line of the loader', async () => {
    await expectPlace('/throws-text', ['only text'], 'pages/throws-text.jsx', 2, 'getServerSideProps')
  })
})

describe('what is wrong with a page is shown in the overlay and printed, with its line', () => {
  test('S28 a default export that is no component', async () => {
    const parts = ['The default export is not a React Component in page: "/no-component"']
    await expectPlace('/no-component', parts, 'pages/no-component.jsx', 3, 'export default { is: x }')
  })

  test('S28 no default export', async () => {
    const { message, id } = await readOverlay('/no-default')
    expect(message).toContain('The default export is not a React Component in page: "/no-default"')
    expect(id).toBe(`${root}/pages/no-default.jsx`)
  })

  test('T9 a function under a wrong name', async () => {
    const parts = [
      'The page exports "getServersideProps", which nothing runs. Did you mean getServerSideProps?',
    ]
    await expectPlace('/misspelt', parts, 'pages/misspelt.jsx', 3, 'async function getServersideProps')
    expect((await app.ask('/late')).status).toBe(200)
    // A browser that goes there from another page asks for no more than this.
    const module = await app.ask('/pages/misspelt.jsx')
    expect(module.status).toBe(500)
    expect(module.text).toContain('Did you mean getServerSideProps?')
    expect(module.text).toContain('pages/misspelt.jsx:3')
    expect((await app.ask('/pages/spelt.jsx')).status).toBe(200)
    expect((await app.ask('/spelt')).status).toBe(200)
  })

  test('S198 functions that exclude each other', async () => {
    const parts = ['You can not use getInitialProps with getServerSideProps']
    await expectPlace('/two-loaders', parts, 'pages/two-loaders.jsx', 1, 'getServerSideProps')
    const attached = ["getServerSideProps can not be attached to a page's component"]
    await expectPlace('/attached', attached, 'pages/attached.jsx', 3, 'export default Page')
    const statics = ['You can not use getStaticProps or getStaticPaths with getServerSideProps']
    await expectPlace('/paths', statics, 'pages/paths.jsx', 2, 'getServerSideProps')
  })

  test('S198 getInitialProps that gives no object', async () => {
    const parts = ['"Page.getInitialProps()" should resolve to an object. But found "null" instead.']
    await expectPlace('/no-initial', parts, 'pages/no-initial.jsx', 3, 'export default function Page')
  })

  test('S177 what React alone has thrown is shown with the line of the page', async () => {
    const parts = ['Element type is invalid', 'got: undefined']
    await expectPlace('/no-element', parts, 'pages/no-element.jsx', 3, 'export default function Page')
  })

  test('C187 an import that leads nowhere', async () => {
    const missing = ['Failed to load url ../lib/nope', 'Does the file exist?']
    await expectPlace('/no-module', missing, 'pages/no-module.jsx', 2, "from '../lib/nope'")
    const notInstalled = ["Cannot find module 'nope-package' imported from"]
    await expectPlace('/no-package', notInstalled, 'pages/no-package.jsx', 1, "from 'nope-package'")
  })

  test('S260 an API route that can not answer', async () => {
    const handler = [
      'Page /api/no-handler does not export a default function. pages/api/no-handler.js exports a default of type object',
    ]
    await expectPlace('/api/no-handler', handler, 'pages/api/no-handler.js', 3, 'export default { is: 1 }')
    const config = ['The API route pages/api/config.js exports a config whose `api.bodyParser` is "x"']
    await expectPlace('/api/config', config, 'pages/api/config.js', 2, 'export const config')
    const response = ['API route returned a Response object in the Node.js runtime']
    await expectPlace('/api/response', response, 'pages/api/response.js', 1, 'Response.json')
  })

  test('S198 a loader that is no function', async () => {
    const parts = ['getServerSideProps must be a function, but it is exported as object']
    await expectPlace('/no-function', parts, 'pages/no-function.jsx', 2, 'getServerSideProps')
  })
})

test('S166 a late use of the response is warned of, with the file of the page', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  expect((await app.ask('/late')).status).toBe(200)
  await vi.waitFor(() => expect(warn).toHaveBeenCalled())
  expect(String(warn.mock.calls[0])).toMatch(/You should not access 'res' after .*\(pages\/late\.jsx\)/)
  warn.mockRestore()
})

import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createBuilder, createServer, type InlineConfig, type Plugin } from 'vite'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createApp } from '../fixtures/create-app.js'
import { Apps } from '../fixtures/run-app.js'
import type { ServerPropsOptions } from '../options.js'
import { serverProps } from '../plugin.js'

// Real builds and servers, on machines that are busy with other tests too.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let root: string
const cleanups: (() => unknown)[] = []

beforeEach(() => {
  root = createApp('minimal')
})

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
})

type Files = Readonly<Record<string, string>>

function write(files: Files, folder = root): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}

interface Setup {
  readonly options?: ServerPropsOptions
  readonly config?: InlineConfig
}

/** What the build says of an app with these files; empty when it succeeds. */
async function build(files: Files, { options, config = {} }: Setup = {}): Promise<string> {
  write(files)
  const builder = await createBuilder({
    root,
    configFile: false,
    logLevel: 'silent',
    ...config,
    plugins: [config.plugins, serverProps(options)],
  })
  return builder.buildApp().then(() => '', toMessage)
}

/** What development says when the browser asks for a module. */
async function ask(files: Files, url: string, { options, config = {} }: Setup = {}): Promise<string> {
  write(files)
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'silent',
    ...config,
    plugins: [config.plugins, serverProps(options)],
    server: { middlewareMode: true, ws: false },
    environments: { client: { optimizeDeps: { noDiscovery: true, include: [] } } },
  })
  cleanups.push(() => server.close())
  // As the browser does: a module, and then what it imports.
  const { client } = server.environments
  const asked = new Set<string>()
  const askFor = async (wanted: string): Promise<void> => {
    if (asked.has(wanted) || wanted.includes('/node_modules/.vite/')) return
    asked.add(wanted)
    await client.transformRequest(wanted)
    const module = await client.moduleGraph.getModuleByUrl(wanted)
    for (const { url } of module?.importedModules ?? []) await askFor(url)
  }
  return askFor(url).then(() => '', toMessage)
}

/** The bundler finds imports side by side; this holds back the one until the other has been asked for. */
function resolveInOrder(first: string, second: string): Plugin {
  let ask: () => void
  const wasAsked = new Promise<void>((resolve) => {
    ask = resolve
  })
  return {
    name: 'in-order',
    enforce: 'pre',
    async resolveId(id) {
      if (id.endsWith(second)) await wasAsked
      if (id.endsWith(first)) setImmediate(() => ask())
      return null
    },
  }
}

function toMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** An installed package; `json` is what its `package.json` says besides. */
function createPackage(name: string, text: string, json: object = {}): Files {
  const dir = `node_modules/${name}`
  return {
    [`${dir}/package.json`]: JSON.stringify({
      name,
      version: '1.0.0',
      type: 'module',
      main: 'index.js',
      ...json,
    }),
    [`${dir}/index.js`]: text,
  }
}

const page = (imports: string, used: string): Files => ({
  'pages/uses.jsx': `${imports}\n\nexport default function Page() {\n  return <p>{${used}}</p>\n}\n`,
})

describe('workers', () => {
  const starts = {
    'with new Worker()': page(
      '',
      "String(() => new Worker(new URL('../lib/w.js', import.meta.url), { type: 'module' }))",
    ),
    'with ?worker': page("import W from '../lib/w?worker'", 'String(() => new W())'),
    'with ?worker&inline': page("import W from '../lib/w?worker&inline'", 'String(() => new W())'),
    'with ?sharedworker': page("import W from '../lib/w?sharedworker'", 'String(() => new W())'),
  }
  const imports = (name: string): Files => ({
    'lib/w.js': `import { value } from '${name}'\nself.postMessage(value)\n`,
  })

  /** The file of the worker that was built. */
  const readWorker = (): string => {
    const assets = path.join(root, 'dist/client/assets')
    const name = readdirSync(assets).find((name) => name.startsWith('w-'))
    return name === undefined ? '' : readFileSync(path.join(assets, name), 'utf8')
  }

  test.for(Object.entries(starts))('E35 E36 %s', async ([, start]) => {
    const files = { 'lib/db.server.js': "export const value = 'SECRET'", ...start }
    expect(await build({ ...files, ...imports('./db.server') })).toContain('lib/w.js:1 imports "./db.server"')
    expect(await build({ ...files, ...imports('node:fs') })).toContain('lib/w.js:1 imports "node:fs"')
  })

  test('E36 E59 count what a package imports when it is in the output', async () => {
    const files = {
      ...starts['with ?worker'],
      ...createPackage('sizes', "export { value } from './value.js'\nexport { size } from './size.js'", {
        sideEffects: false,
      }),
      'node_modules/sizes/value.js': 'export const value = 1',
      'node_modules/sizes/size.js':
        "import { statSync } from 'node:fs'\nexport const size = () => statSync('.')",
    }
    expect(await build({ ...files, ...imports('sizes') })).toBe('')
    const worker = { 'lib/w.js': "import { size } from 'sizes'\nself.postMessage(size())\n" }
    expect(await build({ ...files, ...worker })).toContain('node_modules/sizes/size.js:1 imports "node:fs"')
  })

  test('E35 E53 take no part in what only loaders use', async () => {
    const files = {
      'lib/db.server.js': "export const value = 'SECRET'",
      'pages/shared.js': `import { value } from '../lib/db.server'
import 'client-only'
export const shared = () => <b>KEPT</b>
export const getServerSideProps = () => ({ props: { value } })
export default function Page() {}
`,
      'lib/w.js': "import { shared } from '../pages/shared'\nself.postMessage(shared())\n",
      ...starts['with new Worker()'],
    }
    expect(await build(files)).toBe('')
    expect(readWorker()).toContain('KEPT')
    expect(readWorker()).not.toMatch(/SECRET|getServerSideProps/)
  })

  test('E35 E36 of the server are no browsers', async () => {
    const files = {
      'pages/uses.jsx': `import W from '../lib/w?worker'
export const getServerSideProps = () => ({ props: { value: String(W) } })
export default function Page() {}
`,
      ...imports('node:fs'),
    }
    expect(await build(files)).toBe('')
  })

  test('E35 keep the plugins that the app gives its workers', async () => {
    const files = { ...starts['with ?worker'], ...imports('answer') }
    const plugins = (): Plugin[] => [
      {
        name: 'answer',
        resolveId: (id) => (id === 'answer' ? '\0answer' : undefined),
        load: (id) => (id === '\0answer' ? "export const value = 'FROM THE APP'" : undefined),
      },
    ]
    expect(await build(files, { config: { worker: { plugins } } })).toBe('')
    expect(readWorker()).toContain('FROM THE APP')
  })
})

describe('the way from the page', () => {
  const files = {
    'lib/files.js':
      "// sizes\nimport { statSync } from 'node:fs'\n\nexport const size = () => statSync('.').size\n",
    'lib/index.js': "export const other = 1\nexport { size } from './files'\n",
    ...page("import { other, size } from '../lib'", 'size() + other'),
  }
  const expected = `"node:fs" is there on the server only (it is a module of Node's), but code that runs in the browser imports it:

  pages/uses.jsx:1 imports "../lib"
    lib/index.js:2 imports "./files"
      lib/files.js:2 imports "node:fs"

\`statSync\` is used by \`size\` in lib/files.js:4.`

  test('E36 E59 is told by a build, with lines and what holds the import', async () => {
    expect(await build(files)).toContain(expected)
  })

  test('E36 E59 is told in development', async () => {
    expect(await ask(files, '/pages/uses.jsx')).toContain(expected)
  })

  test('E35 E36 of several, a build tells the first in the source, whichever was found first', async () => {
    const uses = "import { x } from './x'\nimport { y } from './y'"
    const files = {
      'lib/x.js': "import { sep } from 'node:path'\nexport const x = sep",
      'lib/y.js':
        "import { EOL } from 'node:os'\nimport { arch } from 'node:process'\nexport const y = EOL + arch",
      'pages/a.jsx': `${uses.replaceAll('./', '../lib/')}\nexport default () => x + y\n`,
      'pages/b.jsx': `${uses.replaceAll('./', '../lib/')}\nexport default () => x + y\n`,
    }
    const orders = [
      ['node:os', 'node:path'],
      ['node:process', 'node:os'],
      ['/lib/y', '/lib/x'],
      ['/pages/b.jsx', '/pages/a.jsx'],
    ] as const
    for (const [first, second] of orders) {
      expect(await build(files, { config: { plugins: [resolveInOrder(first, second)] } })).toContain(
        '  pages/a.jsx:1 imports "../lib/x"\n    lib/x.js:1 imports "node:path"\n\n',
      )
    }
  })

  test('E36 ends nowhere when only the loader goes it', async () => {
    const used = {
      ...files,
      'pages/uses.jsx':
        "import { size } from '../lib'\nexport const getServerSideProps = () => ({ props: { size: size() } })\nexport default (props) => <p>{props.size}</p>",
    }
    expect(await build(used)).toBe('')
    expect(await ask({}, '/pages/uses.jsx')).toBe('')
  })

  test('E36 leads through an import() and a require()', async () => {
    const lazy = page('', "import('../lib/files').then((files) => files.size())")
    expect(await build({ ...files, ...lazy })).toContain('  pages/uses.jsx:4 imports "../lib/files"')
    const required = page("import { read } from 'reads'", 'read()')
    const text = "const fs = require('fs')\nexports.read = () => fs.readFileSync('.')"
    const installed = createPackage('reads', text, { type: 'commonjs' })
    expect(await build({ ...required, ...installed })).toContain('reads/index.js:1 imports "fs"')
  })

  test('E36 leads through modules that nobody has written', async () => {
    const plugin = {
      name: 'generated',
      resolveId: (id: string) => (id === 'virtual:files' ? '\0virtual:files' : undefined),
      load: (id: string) => (id === '\0virtual:files' ? "export { sep } from 'node:path'" : undefined),
    }
    const config = { plugins: [plugin] }
    const used = page("import { sep } from 'virtual:files'", 'sep')
    for (const said of [await build(used, { config }), await ask(used, '/pages/uses.jsx', { config })]) {
      expect(said).toContain('  pages/uses.jsx:1 imports "virtual:files"')
      expect(said).toContain('"node:path" is there on the server only')
    }
  })
})

describe('what is for the server only', () => {
  /** Both say so, and say why. */
  async function expectRefused(files: Files, why: string, way: string, setup: Setup = {}): Promise<void> {
    for (const said of [await build(files, setup), await ask(files, '/pages/uses.jsx', setup)]) {
      expect(said).toContain(`is there on the server only (${why})`)
      expect(said).toContain(way)
    }
  }

  test('E35 by the name of the file, found by an alias', async () => {
    const files = {
      'lib/db.server.js': 'export const db = 1',
      ...page("import { db } from '@/db.server'", 'db'),
    }
    const config = { resolve: { alias: { '@': path.join(root, 'lib') } } }
    await expectRefused(files, 'its name says so', 'pages/uses.jsx:1 imports "@/db.server"', { config })
  })

  test('E35 by a name that the import does not have', async () => {
    const files = {
      'lib/index.server.js': 'export const db = 1',
      'lib/package.json': '{ "main": "index.server.js" }',
      ...page("import { db } from '../lib'", 'db'),
    }
    await expectRefused(files, 'its name says so', 'pages/uses.jsx:1 imports "../lib"')
  })

  test.for([
    ["new URL('../lib/db.server.js', import.meta.url)"],
    ['new URL(`../lib/db.server`, import.meta.url)'],
    ["new URL(/* the file */ '@lib/db.server.js', import.meta.url)"],
    ["new URL('../lib/db.server.js?a=1', import.meta.url)"],
  ] as const)('E35 by its address, %s', async ([url]) => {
    const files = { 'lib/db.server.js': "export const value = 'SECRET'", ...page('', `${url}.href`) }
    const config = { resolve: { alias: { '@lib': path.join(root, 'lib') } } }
    const said = `pages/uses.jsx:4 imports "${/['`](.*)['`]/.exec(url)?.[1]}"`
    expect(await build(files, { config })).toContain(said)
    expect(await ask(files, '/pages/uses.jsx', { config })).toContain(said)
  })

  test('E35 by an address beside the module', async () => {
    const files = {
      'lib/db.server.js': "export const value = 'SECRET'",
      'lib/link.js': "export const link = new URL('db.server.js', import.meta.url)",
      ...page("import { link } from '../lib/link'", 'link.href'),
    }
    expect(await build(files)).toContain('lib/link.js:1 imports "db.server.js"')
  })

  test('E35 E38 not by an address that is none of a file, or that only the loader has', async () => {
    const files = {
      'lib/db.server.js': "export const value = 'SECRET'",
      'lib/logo.svg': '<svg/>',
      'pages/uses.jsx': `// new URL('../lib/db.server.js', import.meta.url)
const text = "new URL('../lib/db.server.js', import.meta.url)"
const urls = [
  new URL('https://example.com/a.server.js', import.meta.url),
  new URL('../lib/logo.svg', import.meta.url),
  new URL(/* @vite-ignore */ '../lib/db.server.js', import.meta.url),
]
export const getServerSideProps = () => ({
  props: { url: new URL('../lib/db.server.js', import.meta.url).href },
})
export default function Page() {
  return <p>{text + urls}</p>
}
`,
    }
    expect(await build(files)).toBe('')
  })

  test('E35 by its folder', async () => {
    const files = {
      '.server/db.js': 'export const db = 1',
      ...page("import { db } from '../.server/db'", 'db'),
    }
    await expectRefused(files, 'it is in a folder .server', 'pages/uses.jsx:1 imports "../.server/db"')
  })

  test('E35 by what a package of the app imports', async () => {
    const files = {
      ...createPackage('keeps', "import 'server-only'\nexport const kept = 1"),
      ...page("import { kept } from 'keeps'", 'kept'),
    }
    await expectRefused(
      files,
      'the package server-only says so',
      'node_modules/keeps/index.js:1 imports "server-only"',
    )
  })

  test('E35 by what a package imports that Vite prepares for development', async () => {
    write({
      ...createPackage('keeps', "import 'server-only'\nexport const kept = 1"),
      ...page("import { kept } from 'keeps'", 'kept'),
    })
    const server = await createServer({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [serverProps()],
      server: { port: 0, host: '127.0.0.1' },
    })
    cleanups.push(() => server.close())
    await server.listen()
    const { client } = server.environments
    await client.transformRequest('/pages/uses.jsx')
    const module = await client.moduleGraph.getModuleByUrl('/pages/uses.jsx')
    const prepared = [...(module?.importedModules ?? [])].find(({ url }) => url.includes('deps/keeps'))
    const result = await client.transformRequest(prepared?.url ?? '')
    expect(result?.code).toMatch(
      /throw new Error\(.*node_modules\/keeps\/index\.js imports \\"server-only\\"/,
    )
  })

  test.each(['@acme/db', '@acme/db/more.js'])(
    'E35 by the list of the app: a package, and what is below it: %s',
    async (specifier) => {
      const files = {
        ...createPackage('@acme/db', 'export const db = 1'),
        'node_modules/@acme/db/more.js': 'export const db = 2',
        ...page(`import { db } from '${specifier}'`, 'db'),
      }
      const setup = { options: { serverOnly: ['@acme/db'] } }
      await expectRefused(
        files,
        'the option serverOnly lists it',
        `pages/uses.jsx:1 imports "${specifier}"`,
        setup,
      )
      expect(await build(files, { options: { serverOnly: ['@acme/d'] } })).toBe('')
    },
  )

  test.each([
    ['./lib/stores', 'lib/stores/users.js'],
    ['./lib/*-store.js', 'lib/user-store.js'],
    ['./lib/store', 'lib/store.js'],
  ])('E35 by the list of the app: %s', async (entry, file) => {
    const specifier = `../${file.replace('.js', '')}`
    const files = { [file]: 'export const db = 1', ...page(`import { db } from '${specifier}'`, 'db') }
    const setup = { options: { serverOnly: [entry] } }
    await expectRefused(files, 'the option serverOnly lists it', `imports "${specifier}"`, setup)
  })

  test('E36 in a package of the workspace', async () => {
    const dir = realpathSync(mkdtempSync(path.join(tmpdir(), 'server-props-shared-')))
    write(
      {
        'package.json': '{ "name": "shared", "type": "module", "main": "index.js" }',
        'index.js': "import os from 'node:os'\nexport const name = () => os.hostname()",
      },
      dir,
    )
    symlinkSync(dir, path.join(root, 'node_modules/shared'), 'junction')
    const files = page("import { name } from 'shared'", 'name()')
    await expectRefused(files, "it is a module of Node's", '  pages/uses.jsx:1 imports "shared"')
  })
})

describe('what a package imports of Node', () => {
  const uses = page("import { read } from 'reads'", 'read()')
  const text = "import { readFileSync } from 'node:fs'\nexport const read = () => readFileSync('.')"

  test('E36 E59 stops the build, and the message says what to do', async () => {
    const said = await build({ ...uses, ...createPackage('reads', text) })
    expect(said).toContain(
      '  pages/uses.jsx:1 imports "reads"\n    node_modules/reads/index.js:1 imports "node:fs"',
    )
    expect(said).toContain('Use the package reads in getServerSideProps alone')
  })

  test('E59 does not count when nothing of it is in the output', async () => {
    const files = createPackage('reads', "export { read } from './read.js'\nexport const one = 1", {
      sideEffects: false,
    })
    const read = { 'node_modules/reads/read.js': text }
    expect(await build({ ...page("import { one } from 'reads'", 'one'), ...files, ...read })).toBe('')
  })

  test('E59 does not count when the package does without it in browsers, or the app has a stand-in', async () => {
    const files = { ...uses, ...createPackage('reads', text, { browser: { fs: false } }) }
    expect(await build(files)).toBe('')
    const other = {
      ...uses,
      ...createPackage('reads', text),
      'lib/fs.js': 'export const readFileSync = () => 1',
    }
    const alias = { 'node:fs': path.join(root, 'lib/fs.js') }
    expect(await build(other, { config: { resolve: { alias } } })).toBe('')
  })
})

test('T9 a build warns of what the option serverOnly lists in vain', async () => {
  const serverOnly = ['./lib/nope', './lib/*-sore.js', './lib/there', './lib/all/', './lib/*-store.js', 'pg']
  const apps = new Apps({ serverOnly })
  const files = { 'lib/there.js': '', 'lib/all/of/it.js': '', 'lib/user-store.js': '' }
  const log = await apps.build(apps.create(files))
  expect(log.match(/lists "[^"]*", but the project has no such file/g)).toEqual([
    'lists "./lib/nope", but the project has no such file',
    'lists "./lib/*-sore.js", but the project has no such file',
  ])
})

test.each([[['/etc']], [['']], [['../other']], ['pg'], [[1]]])(
  'an option serverOnly of %j is refused',
  (value) => {
    // @ts-expect-error Some are of other types.
    expect(() => serverProps({ serverOnly: value })).toThrow(
      'The option "serverOnly" of serverProps() is a list of',
    )
  },
)

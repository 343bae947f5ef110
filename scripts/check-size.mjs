// What visitors load, measured on the built package as Vite bundles it for an app: within the budget, and no more with many
// pages than with few.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, createBuilder } from 'vite'
import { root } from './tools.mjs'

const packageDir = path.join(root, 'packages/vite-plugin-server-props')

/**
 * Bytes of JavaScript after gzip, without React. They go down with the client, and up with a reason only; the aims are
 * 8,192 for the first and 11,264 for the second.
 */
const BUDGETS = [
  {
    name: 'router, Link, Head and hydration',
    budget: 10_760,
    client: ['ownFormat'],
    imports: { Link: 'link', Head: 'head', '{ useRouter }': 'router' },
  },
  {
    name: 'with all comforts',
    budget: 12_530,
    client: ['historyMemory', 'ownFormat', 'progressBar', 'skeleton', 'viewTransitions'],
    imports: { Link: 'link', Head: 'head', Form: 'form', '{ useRouter }': 'router' },
  },
  {
    name: 'with all that next mode may need besides',
    budget: 13_790,
    client: [
      'createI18n',
      'historyMemory',
      'laterScripts',
      'nextFormat',
      'progressBar',
      'rewrites',
      'setTrailingSlash',
      'singletonRouter',
      'skeleton',
      'viewTransitions',
      'webVitals',
    ],
    imports: {
      Link: 'next-link',
      Head: 'head',
      Form: 'form',
      'Router, { useRouter, withRouter }': 'router',
    },
  },
]

/** What few visits load when they need it, beside the first of these. */
const LATER_BUDGET = 1_130

/** Hashes in names and the number of parts of the route table may differ by as many bytes. */
const SAME = 16

/** @type {string[]} */
const problems = []
for (const variant of BUDGETS) {
  const bytes = await measure(variant)
  console.log(`${variant.name}: ${bytes} of ${variant.budget} bytes`)
  if (bytes > variant.budget) problems.push(`${variant.name}: ${bytes} bytes are over ${variant.budget}`)
}
const { first: few, later } = await measureApp(10)
const { first: many } = await measureApp(1000)
console.log(`what few visits load later: ${later} of ${LATER_BUDGET} bytes`)
if (later > LATER_BUDGET) problems.push(`What is loaded later: ${later} bytes are over ${LATER_BUDGET}`)
console.log(`first load with 10 pages: ${few} bytes, with 1,000: ${many}`)
if (Math.abs(many - few) > SAME) problems.push('First-load JavaScript depends on the number of pages')
if (problems.length > 0) {
  console.error(problems.join('\n'))
  process.exit(1)
}

/** @param {typeof BUDGETS[number]} variant */
async function measure({ client, imports }) {
  const entry = path.join(packageDir, 'size-entry.js')
  const names = Object.keys(imports).join(', ').replace(/[{}]/g, '')
  const code = [
    `import { startClient, ${client.join(', ')} } from 'vite-plugin-server-props/client'`,
    ...Object.entries(imports).map(
      ([name, from]) => `import ${name} from 'vite-plugin-server-props/${from}'`,
    ),
    `startClient({ base: '/', App: {}, shards: 1, assetsDir: 'assets', ${client.join(', ')} })`,
    `globalThis.used = [${names}]`,
  ].join('\n')
  const output = await build({
    root: packageDir,
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'size-entry',
        resolveId: (id) => (id === entry ? entry : undefined),
        load: (id) => (id === entry ? code : undefined),
      },
    ],
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: entry, external: /^react(?:-dom)?(?:\/|$)/ },
    },
  })
  const [chunk] = [output].flat().flatMap((one) => ('output' in one ? one.output : []))
  if (chunk?.type !== 'chunk') throw new Error('The bundle has no code')
  return gzipSync(chunk.code, { level: 9 }).length
}

/**
 * The bytes of all scripts that the document of an app's home page names, and after gzip those of the one for later.
 * @param {number} pages
 */
async function measureApp(pages) {
  const app = mkdtempSync(path.join(tmpdir(), 'server-props-size-'))
  try {
    mkdirSync(path.join(app, 'pages'))
    mkdirSync(path.join(app, 'node_modules'))
    for (const name of ['react', 'react-dom'])
      symlinkSync(path.join(root, 'node_modules', name), path.join(app, 'node_modules', name))
    symlinkSync(packageDir, path.join(app, 'node_modules/vite-plugin-server-props'))
    writeFileSync(path.join(app, 'package.json'), '{ "type": "module" }')
    const page = (/** @type {string} */ name) =>
      writeFileSync(path.join(app, `pages/${name}.jsx`), toPage(name))
    page('index')
    for (let index = 1; index < pages; index++) page(`page-${index}`)
    await buildApp(app)
    const html = await render(app)
    const files = new Set([...html.matchAll(/\/(assets\/[^"]+\.js)"/g)].map(([, file = '']) => file))
    if (files.size === 0) throw new Error('The document names no script')
    const read = (/** @type {string} */ file) => readFileSync(path.join(app, 'dist/client', file))
    const later = readdirSync(path.join(app, 'dist/client/assets')).find((name) =>
      /^later-.*\.js$/.test(name),
    )
    return {
      first: [...files].reduce((sum, file) => sum + read(file).length, 0),
      later: gzipSync(read(`assets/${later}`), { level: 9 }).length,
    }
  } finally {
    rmSync(app, { recursive: true, force: true })
  }
}

/** @param {string} name */
function toPage(name) {
  return `import Link from 'vite-plugin-server-props/link'
export const getServerSideProps = () => ({ props: { name: '${name}' } })
export default function Page({ name }) {
  return <Link href="/">{name} of ${name}</Link>
}
`
}

/** @param {string} app */
async function buildApp(app) {
  const { serverProps } = await import(pathToFileURL(path.join(packageDir, 'dist/index.js')).href)
  const builder = await createBuilder({
    root: app,
    configFile: false,
    logLevel: 'silent',
    plugins: [serverProps()],
  })
  await builder.buildApp()
}

/** @param {string} app */
async function render(app) {
  const { fetch } = await import(pathToFileURL(path.join(app, 'dist/server/index.js')).href)
  const response = await fetch(new Request('http://localhost/'))
  return response.text()
}

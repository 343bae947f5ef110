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
import { createBuilder } from 'vite'
import { root } from './tools.mjs'

const packageDir = path.join(root, 'packages/vite-plugin-server-props')

/**
 * Bytes of JavaScript after gzip, without React and without what pages and the App bring: `first` is what a document
 * loads, `later` what is loaded once a link to another page was seen. They go down with the client, and up with a
 * reason only; the aims for `first` are 8,192 with `<Head>` and 11,264 with all comforts.
 */
const BUDGETS = [
  {
    name: 'Link and hydration',
    first: 6_815,
    later: 4_730,
    options: {},
    page: toPage(`import Link from 'vite-plugin-server-props/link'`, 'Link'),
  },
  {
    name: 'router, Link, Head and hydration',
    first: 8_192,
    later: 4_730,
    options: {},
    page: toPage(
      `import Link from 'vite-plugin-server-props/link'
import Head from 'vite-plugin-server-props/head'
import { useRouter } from 'vite-plugin-server-props/router'`,
      'Link, Head, useRouter',
    ),
  },
  {
    name: 'with all comforts',
    first: 8_145,
    later: 5_680,
    options: { staleTime: 1000, progressBar: {}, viewTransitions: true },
    page: `${toPage(
      `import Link from 'vite-plugin-server-props/link'
import Head from 'vite-plugin-server-props/head'
import Form from 'vite-plugin-server-props/form'
import { useRouter } from 'vite-plugin-server-props/router'`,
      'Link, Head, Form, useRouter',
    )}
export function Loading() {}
`,
  },
  {
    name: 'with all that next mode may need besides',
    first: 10_070,
    later: 5_920,
    options: {
      next: true,
      staleTime: 1000,
      progressBar: {},
      viewTransitions: true,
      trailingSlash: true,
      i18n: { locales: ['en', 'de'], defaultLocale: 'en' },
      rewrites: async () => [{ source: '/from', destination: '/' }],
    },
    page: `${toPage(
      `import Link from 'next/link'
import Head from 'next/head'
import Form from 'next/form'
import Router, { useRouter, withRouter } from 'next/router'`,
      'Link, Head, Form, Router, useRouter, withRouter',
    )}
export function Loading() {}
`,
    others: {
      _app: `export default function App({ Component, pageProps }) {
  return <Component {...pageProps} />
}
export function reportWebVitals() {}
`,
      _document: `import { Head, Html, Main, NextScript } from 'next/document'
export default function Document() {
  return <Html><Head /><body><Main /><NextScript /></body></Html>
}
`,
    },
  },
]

/** Hashes in names and the number of parts of the route table may differ by as many bytes. */
const SAME = 16

/** @type {string[]} */
const problems = []
for (const { name, page, others, options, ...budgets } of BUDGETS) {
  const bytes = await measureApp({ index: page, ...others }, options)
  for (const part of /** @type {const} */ (['first', 'later'])) {
    console.log(`${name}, ${part}: ${bytes[part]} of ${budgets[part]} bytes`)
    if (bytes[part] > budgets[part])
      problems.push(`${name}, ${part}: ${bytes[part]} bytes are over ${budgets[part]}`)
  }
}
const [few, many] = [await measurePages(10), await measurePages(1000)]
console.log(`first load with 10 pages: ${few} bytes, with 1,000: ${many}`)
if (Math.abs(many - few) > SAME) problems.push('First-load JavaScript depends on the number of pages')
if (problems.length > 0) {
  console.error(problems.join('\n'))
  process.exit(1)
}

/**
 * A page that has need of what it imports.
 * @param {string} imports
 * @param {string} names
 */
function toPage(imports, names) {
  return `${imports}
export const getServerSideProps = () => ({ props: {} })
export default function Page() {
  globalThis.used = [${names}]
  return <Link href="/">home</Link>
}
`
}

/**
 * @param {Record<string, string>} pages
 * @param {object} options
 */
async function measureApp(pages, options) {
  return inApp(pages, options, async (scripts, read, later) => {
    const ours = scripts.filter((file) => /assets\/(?:client|runtime)-/.test(file))
    if (ours.length !== 2) throw new Error(`Not the scripts that were expected: ${scripts.join(', ')}`)
    const toBytes = (/** @type {string} */ file) => gzipSync(read(file), { level: 9 }).length
    return { first: ours.reduce((sum, file) => sum + toBytes(file), 0), later: toBytes(later) }
  })
}

/**
 * The bytes of all scripts that the document of an app's home page names.
 * @param {number} count
 */
async function measurePages(count) {
  const names = ['index', ...Array.from({ length: count - 1 }, (_, index) => `page-${index + 1}`)]
  const pages = Object.fromEntries(
    names.map((name) => [name, toPage(`import Link from 'vite-plugin-server-props/link'`, `'${name}'`)]),
  )
  return inApp(pages, {}, async (scripts, read) => scripts.reduce((sum, file) => sum + read(file).length, 0))
}

/**
 * Builds an app in a folder of its own, and looks at what the document of its home page loads.
 * @template T
 * @param {Record<string, string>} pages
 * @param {object} options
 * @param {(scripts: string[], read: (file: string) => Buffer, later: string) => Promise<T>} look
 */
async function inApp(pages, options, look) {
  const app = mkdtempSync(path.join(tmpdir(), 'server-props-size-'))
  try {
    mkdirSync(path.join(app, 'pages'))
    mkdirSync(path.join(app, 'node_modules'))
    for (const name of ['react', 'react-dom'])
      symlinkSync(path.join(root, 'node_modules', name), path.join(app, 'node_modules', name))
    symlinkSync(packageDir, path.join(app, 'node_modules/vite-plugin-server-props'))
    writeFileSync(path.join(app, 'package.json'), '{ "type": "module" }')
    for (const [name, text] of Object.entries(pages)) writeFileSync(path.join(app, `pages/${name}.jsx`), text)
    await buildApp(app, options)
    const html = await render(app)
    const scripts = new Set([...html.matchAll(/\/(assets\/[^"]+\.js)"/g)].map(([, file = '']) => file))
    if (scripts.size === 0) throw new Error('The document names no script')
    const read = (/** @type {string} */ file) => readFileSync(path.join(app, 'dist/client', file))
    const later = readdirSync(path.join(app, 'dist/client/assets')).find((name) =>
      /^later-.*\.js$/.test(name),
    )
    return await look([...scripts], read, `assets/${later}`)
  } finally {
    rmSync(app, { recursive: true, force: true })
  }
}

/**
 * @param {string} app
 * @param {object} options
 */
async function buildApp(app, options) {
  const { serverProps } = await import(pathToFileURL(path.join(packageDir, 'dist/index.js')).href)
  const builder = await createBuilder({
    root: app,
    configFile: false,
    logLevel: 'silent',
    plugins: [serverProps(options)],
  })
  await builder.buildApp()
}

/** @param {string} app */
async function render(app) {
  const { fetch } = await import(pathToFileURL(path.join(app, 'dist/server/index.js')).href)
  const response = await fetch(new Request('http://localhost/'), { redirect: 'manual' })
  return response.text()
}

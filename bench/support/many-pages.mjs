// Apps of any number of pages, as files: with the plugin, and the same pages in plain Vite.

const SECTIONS = 50

const DATA = `export async function findItems(page) {
  return Array.from({ length: 5 }, (_, index) => ({ id: page * 5 + index, name: 'item ' + index + ' of page ' + page }))
}
`

const LOADER = (n) => `
export async function getServerSideProps({ params }) {
  const items = await findItems(${n})
  return { props: { name: params?.id ?? 'fixed', items } }
}
`

const PAGE = (n, pages, imports, loader) => `import { useState } from 'react'
${imports}${loader}
export default function Page${n}({ name, items }) {
  const [count, setCount] = useState(0)
  return (
    <main>
      <h1 id="heading">page ${n} {name}</h1>
      <ul>{items.map((item) => <li key={item.id}>{item.name}</li>)}</ul>
      <button onClick={() => setCount(count + 1)}>{count}</button>
      <Link href="${toAddress((n + 1) % pages)}">next page</Link>
    </main>
  )
}
`

const LINK = `export default function Link({ href, children }) {
  return <a href={href}>{children}</a>
}
`

/** Page 0 is the home page; of the others, in sections, every fifth has a parameter. */
function toName(n) {
  if (n === 0) return 'index'
  return `section-${n % SECTIONS}/page-${n}${n % 5 === 4 ? '/[id]' : ''}`
}

/** An address of the nth page. */
export function toAddress(n) {
  return n === 0 ? '/' : `/${toName(n).replace('[id]', `some-${n}`)}`
}

/** The pattern of the nth page's route. */
export function toPattern(n) {
  return n === 0 ? '/' : `/${toName(n)}`
}

function listPages(pages, write) {
  return Object.fromEntries(Array.from({ length: pages }, (_, n) => [`${toName(n)}.jsx`, write(n)]))
}

function inFolder(folder, files) {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]))
}

function toUp(n) {
  return '../'.repeat(toName(n).split('/').length)
}

function importLink(n) {
  return `import Link from '${toUp(n)}link.jsx'\n`
}

function importData(n) {
  return `import { findItems } from '${toUp(n)}lib/data.js'\n`
}

/** An app with the plugin: each page has a component, a loader and a link. */
export function writePages(pages) {
  const write = (n) => {
    const imports = "import Link from 'vite-plugin-server-props/link'\n"
    return PAGE(n, pages, imports + importData(n), LOADER(n))
  }
  return { 'lib/data.js': DATA, ...inFolder('pages', listPages(pages, write)) }
}

const PLAIN_CONFIG = `import { defineConfig } from 'vite'
import react from '@vitejs/plugin-react'
export default defineConfig({
  plugins: [react()],
  builder: {},
  environments: {
    client: { build: { outDir: 'dist/client' } },
    ssr: { build: { outDir: 'dist/server', rolldownOptions: { input: 'server.jsx' } } },
  },
})
`

const PLAIN_HTML = `<!doctype html>
<html><body><div id="root"></div><script type="module" src="/client.jsx"></script></body></html>
`

const PLAIN_CLIENT = `import { hydrateRoot } from 'react-dom/client'
const pages = import.meta.glob('./client/**/*.jsx')
const { page, props } = JSON.parse(document.getElementById('data').textContent)
const { default: Page } = await pages[page]()
hydrateRoot(document.getElementById('root'), <Page {...props} />)
`

const PLAIN_SERVER = `import { renderToString } from 'react-dom/server'
const pages = import.meta.glob('./server/**/*.jsx')
const UNSAFE = /[<>&\\u2028\\u2029]/g
const escape = (text) => '\\\\u' + text.charCodeAt(0).toString(16).padStart(4, '0')

export async function answer(path) {
  const page = path === '/' ? 'index' : path.slice(1)
  const { default: Page, getServerSideProps } = await pages['./server/' + page + '.jsx']()
  const { props } = await getServerSideProps({})
  const data = JSON.stringify({ page, props }).replace(UNSAFE, escape)
  const html = renderToString(<Page {...props} />)
  return '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><div id="root">' + html + '</div><script id="data" type="application/json">' + data + '</script><script type="module" src="/client.js"></script></body></html>'
}

export async function preload() {
  await Promise.all(Object.values(pages).map((load) => load()))
}
`

/**
 * The same pages for plain Vite's two builds. Nothing takes the loaders out there, so the client's pages are written
 * without: both builds have the modules that the plugin's builds have.
 */
export function writePlainPages(pages) {
  return {
    'lib/data.js': DATA,
    'link.jsx': LINK,
    'vite.config.js': PLAIN_CONFIG,
    'index.html': PLAIN_HTML,
    'client.jsx': PLAIN_CLIENT,
    'server.jsx': PLAIN_SERVER,
    ...inFolder(
      'client',
      listPages(pages, (n) => PAGE(n, pages, importLink(n), '')),
    ),
    ...inFolder(
      'server',
      listPages(pages, (n) => PAGE(n, pages, importLink(n) + importData(n), LOADER(n))),
    ),
  }
}

const SPA_CONFIG = `import { defineConfig } from 'vite'
import react from '@vitejs/plugin-react'
export default defineConfig({ plugins: [react()] })
`

const SPA_CLIENT = `import { createRoot } from 'react-dom/client'
const pages = import.meta.glob('./pages/**/*.jsx')
const page = location.pathname === '/' ? '/index' : location.pathname
const { default: Page } = await pages['./pages' + page + '.jsx']()
createRoot(document.getElementById('root')).render(<Page name="fixed" items={[{ id: 1, name: 'item' }]} />)
`

/** The same components as an app of the browser alone, in plain Vite. */
export function writeSpaPages(pages) {
  return {
    'link.jsx': LINK,
    'vite.config.js': SPA_CONFIG,
    'index.html': PLAIN_HTML,
    'client.jsx': SPA_CLIENT,
    ...inFolder(
      'pages',
      listPages(pages, (n) => PAGE(n, pages, importLink(n), '')),
    ),
  }
}

// An app of many pages and links, on disk: what TypeScript is timed with.
import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const SECTIONS = 50
const LINKS_PER_FILE = 40

/** Of each twenty pages of a section: fourteen are fixed, five have parameters, one is a catch-all. */
function toPattern(n) {
  const section = `/section-${n % SECTIONS}`
  const kind = Math.floor(n / SECTIONS) % 20
  if (kind < 14) return `${section}/page-${n}`
  if (kind < 17) return `${section}/list-${n}/[id]`
  if (kind < 19) return `${section}/list-${n}/[id]/part/[part]`
  return `${section}/docs-${n}/[...path]`
}

/** A link to the page, in one of the ways to write it. */
function toLink(pattern, n) {
  const way = Math.floor(n / 1000) * 2 + (n % 2)
  if (way === 3 && !pattern.includes('[...'))
    return `<Link href={{ pathname: '${pattern}'${toQuery(pattern)} }} />`
  const address = pattern.replaceAll(/\[(?:\.\.\.)?\w+\]/g, way === 0 ? `a${n}` : '${id}')
  const suffix = way === 2 ? `?tab=${n}` : ''
  const text = address.includes('${') ? `{\`${address}${suffix}\`}` : `"${address}${suffix}"`
  return `<Link href=${text} />`
}

function toQuery(pattern) {
  const names = [...pattern.matchAll(/\[(\w+)\]/g)].map(([, name]) => `${name}: id`)
  return names.length === 0 ? '' : `, query: { ${names.join(', ')} }`
}

/**
 * Writes the app below `dir`; with the declaration that the package writes, or one Link that takes any text.
 * @param {{ dir: string, packageDir: string, root: string, routes: number, links: number, typed: boolean }} app
 */
export async function writeApp({ dir, packageDir, root, routes, links, typed }) {
  mkdirSync(path.join(dir, 'node_modules/@types'), { recursive: true })
  for (const name of ['react', 'react-dom', 'vite', '@types/node', '@types/react', '@types/react-dom'])
    symlinkSync(realpathSync(path.join(root, 'node_modules', name)), path.join(dir, 'node_modules', name))
  symlinkSync(packageDir, path.join(dir, 'node_modules/vite-plugin-server-props'))
  const patterns = Array.from({ length: routes }, (_, n) => toPattern(n))
  const { toTypedLinks } = await import(pathToFileURL(path.join(packageDir, 'dist/vite/typed-links.js')).href)
  if (typed) writeFileSync(path.join(dir, 'server-props-env.d.ts'), toTypedLinks(patterns))
  const lines = Array.from({ length: links }, (_, n) => toLink(patterns[n % routes], n))
  for (let from = 0; from < links; from += LINKS_PER_FILE) {
    const text = `import Link from 'vite-plugin-server-props/link'

declare const id: string

export const links = (
  <>
    ${lines.slice(from, from + LINKS_PER_FILE).join('\n    ')}
  </>
)
`
    writeFileSync(path.join(dir, `links-${from}.tsx`), text)
  }
  const compilerOptions = {
    target: 'es2023',
    lib: ['es2023', 'dom'],
    module: 'esnext',
    moduleResolution: 'bundler',
    jsx: 'react-jsx',
    types: [],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
  }
  writeFileSync(path.join(dir, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['.'] }, null, 2))
}

// Compiles the package into its dist/, and bundles the plugin, the small Node server that a build puts beside an app, and
// what development loads.
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { rolldown } from 'rolldown'
import { bin, root } from './tools.mjs'

const packageDir = path.join(root, 'packages/vite-plugin-server-props')
const dist = path.join(packageDir, 'dist')

clean()
bin('tsc', ['-b', packageDir, '--force'])
// Declarations of modules under other names are not compiled.
copyFileSync(path.join(packageDir, 'src/next-types.d.ts'), path.join(dist, 'next-types.d.ts'))
for (const name of ['index.html', 'style.css']) {
  copyFileSync(path.join(packageDir, 'src/devtools', name), path.join(dist, 'devtools', name))
}
await bundlePlugin()
await bundleStartFile()
const entries = readEntries()
const serverEntries = new Set(['node', 'server', 'server-entry'])
await bundleForDevelopment(
  'client',
  entries.filter((name) => !serverEntries.has(name)),
)
await bundleForDevelopment('ssr', entries)

/** What no source stands for any more would be packed, and found, for ever. */
function clean() {
  if (!existsSync(dist)) return
  for (const name of readdirSync(dist)) rmSync(path.join(dist, name), { recursive: true, force: true })
}

/**
 * Vite starts in 150 ms less when it loads one file of ours in place of 150. The bundle lies where its modules do, by which
 * they find the package.
 */
async function bundlePlugin() {
  const bundle = await rolldown({
    input: path.join(dist, 'index.js'),
    platform: 'node',
    external: (id) => !/^[./]|^[A-Z]:/i.test(id),
  })
  await bundle.write({ file: path.join(dist, 'vite/plugin-bundle.js'), format: 'esm', codeSplitting: false })
  await bundle.close()
}

/** With all that it needs inside: an app's dist/ runs without this package installed beside it. */
async function bundleStartFile() {
  const bundle = await rolldown({
    input: path.join(dist, 'node/start.js'),
    platform: 'node',
    treeshake: true,
  })
  const file = path.join(dist, 'start-bundle.js')
  await bundle.write({ file, format: 'esm', codeSplitting: false })
  await bundle.close()
}

/** The names by which apps and generated modules import parts of the package; the plugin itself is none. */
function readEntries() {
  const { exports } = JSON.parse(readFileSync(path.join(packageDir, 'package.json'), 'utf8'))
  return Object.entries(exports)
    .filter(([name, { default: file }]) => name !== '.' && file !== undefined)
    .map(([name]) => name.slice(2))
}

/**
 * Vite serves each module of development on its own; one file of ours is one request in place of seventy. Named after
 * Vite's environment. Production takes the modules, of which it leaves out what an app does not use.
 * @param {string} environment
 * @param {string[]} names
 */
async function bundleForDevelopment(environment, names) {
  const input = Object.fromEntries(names.map((name) => [name, path.join(dist, `${name}.js`)]))
  const files = new Set(Object.values(input))
  const bundle = await rolldown({
    input,
    platform: environment === 'client' ? 'browser' : 'node',
    external: (id) => !/^[./]|^[A-Z]:/i.test(id),
    treeshake: false,
  })
  await bundle.write({
    dir: path.join(dist, 'dev', environment),
    format: 'esm',
    chunkFileNames: '[name].js',
    codeSplitting: { groups: [{ name: 'runtime', test: (id) => !files.has(id) }] },
  })
  await bundle.close()
}

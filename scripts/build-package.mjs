// Compiles the package into its dist/, and bundles the small Node server that a build puts beside an app.
import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { rolldown } from 'rolldown'
import { bin, root } from './tools.mjs'

const packageDir = path.join(root, 'packages/vite-plugin-server-props')
const dist = path.join(packageDir, 'dist')

clean()
bin('tsc', ['-b', packageDir, '--force'])
// Declarations of modules under other names are not compiled.
copyFileSync(path.join(packageDir, 'src/next-types.d.ts'), path.join(dist, 'next-types.d.ts'))
await bundleStartFile()

/** What no source stands for any more would be packed, and found, for ever. */
function clean() {
  if (!existsSync(dist)) return
  for (const name of readdirSync(dist)) rmSync(path.join(dist, name), { recursive: true, force: true })
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

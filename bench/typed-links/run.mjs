// How long TypeScript takes to check links against an app's routes, beside the same app without (`href: string`):
//   pnpm build && node bench/typed-links/run.mjs [routes=1000] [links=2000] [folder of the package]
// The time is that of the checker alone, as `tsc --extendedDiagnostics` says it: the least of three runs.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeApp } from './write-app.mjs'

const RUNS = 3
const root = fileURLToPath(new URL('../..', import.meta.url))
const [routes = '1000', links = '2000', folder = 'packages/vite-plugin-server-props'] = process.argv.slice(2)
const work = mkdtempSync(path.join(tmpdir(), 'typed-links-'))

try {
  console.log(`${routes} routes, ${links} links`)
  for (const typed of [false, true]) {
    const dir = path.join(work, typed ? 'typed' : 'any-text')
    await writeApp({
      dir,
      packageDir: path.resolve(root, folder),
      root,
      routes: Number(routes),
      links: Number(links),
      typed,
    })
    for (const compiler of ['typescript', 'typescript-7']) {
      const times = Array.from({ length: RUNS }, () => timeCheck(compiler, dir))
      console.log(
        `${compiler.padEnd(12)} ${typed ? 'typed links' : 'any text   '} ${Math.min(...times).toFixed(2)} s`,
      )
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}

/**
 * @param {string} compiler
 * @param {string} dir
 */
function timeCheck(compiler, dir) {
  const tsc = path.join(root, 'node_modules', compiler, 'bin/tsc')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [tsc, '-p', dir, '--extendedDiagnostics', ...(compiler === 'typescript-7' ? ['--singleThreaded'] : [])],
    { encoding: 'utf8', timeout: 60_000 },
  )
  if (status !== 0) throw new Error(`${compiler} did not take the app:\n${stdout.slice(0, 4000)}${stderr}`)
  const [, seconds] = /^Check time:\s*([\d.]+)s/m.exec(stdout) ?? []
  if (seconds === undefined) throw new Error(`${compiler} says no time:\n${stdout}`)
  return Number(seconds)
}

// A small app of a benchmark's own, built and served as users do.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { toConfig, writeApp } from './write-app.mjs'

/** Writes an app into a folder, with the plugin's options as they are written, and builds it. */
export function buildApp(folder, files, options = '') {
  writeApp(folder, { 'vite.config.js': toConfig(options), ...files })
  runBuild(folder)
}

/** Builds the app in a folder, with arguments of Vite's. */
export function runBuild(cwd, args = []) {
  const vite = path.join(cwd, 'node_modules/vite/bin/vite.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build', ...args], {
    cwd,
    encoding: 'utf8',
    // A line for each file: megabytes for thousands of pages.
    maxBuffer: 100_000_000,
  })
  if (status !== 0) throw new Error(stdout + stderr)
}

/** Starts a built app; gives its process, and its port once it serves. */
export async function startApp(cwd, variables = {}) {
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', ...variables }
  const child = spawn(process.execPath, ['dist/server/start.js'], { cwd, env })
  child.stderr.pipe(process.stderr)
  const [line] = await once(child.stdout, 'data')
  return { child, port: Number(/:(\d+)/.exec(String(line))?.[1]) }
}

import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

export type Mode = 'dev' | 'build' | 'preview'

/** A running app: a copy of a playground, so that tests may edit its files. */
export interface AppServer {
  readonly url: string
  /** The copy's folder. */
  readonly dir: string
  /** What the server has printed, as far as it has arrived: to be polled. */
  log(): string
  stop(): Promise<void>
}

export interface AppServerOptions {
  /** A folder of `playground/`. */
  readonly app: string
  readonly mode: Mode
  readonly env?: Readonly<Record<string, string>>
  /** Arguments for Vite, such as `--base=/sub/`. */
  readonly viteArgs?: readonly string[]
  /** Changes the copy before it is built or served. */
  readonly edit?: (dir: string) => void
}

/** Copies a playground, builds it if the mode asks for that, and serves it on a free port of the loopback. */
export async function startApp(options: AppServerOptions): Promise<AppServer> {
  const dir = copyApp(options.app)
  options.edit?.(dir)
  const env: Record<string, string | undefined> = {
    ...process.env,
    SHOP_DATA_DIR: 'memory://',
    NO_COLOR: '1',
    ...options.env,
    HOST: '127.0.0.1',
  }
  delete env.FORCE_COLOR
  const vite = path.join(dir, 'node_modules', 'vite', 'bin', 'vite.js')
  const viteArgs = options.viteArgs ?? []
  if (options.mode !== 'dev') {
    const built = spawnSync(process.execPath, [vite, 'build', ...viteArgs], {
      cwd: dir,
      env,
      encoding: 'utf8',
    })
    if (built.status !== 0)
      throw new Error(`vite build of ${options.app} failed:\n${built.stdout}${built.stderr}`)
  }
  // Not before the build: until it is listened to, anyone may take it.
  const port = await findFreePort()
  env.PORT = String(port)
  const listen = ['--host', '127.0.0.1', '--port', String(port), '--strictPort']
  const args = {
    dev: [vite, ...listen, ...viteArgs],
    build: ['dist/server/start.js'],
    preview: [vite, 'preview', ...listen, ...viteArgs],
  }[options.mode]
  const child = spawn(process.execPath, args, { cwd: dir, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  child.stdout.on('data', (chunk: Buffer) => (log += chunk))
  child.stderr.on('data', (chunk: Buffer) => (log += chunk))
  const url = `http://127.0.0.1:${port}`
  try {
    await untilListening(child, port, () => log)
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
  return {
    url,
    dir,
    log: () => log,
    stop: async () => {
      await end(child)
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** Copies lie below the playground folder, so that packages resolve as for the original. */
function copyApp(app: string): string {
  const source = path.join(root, 'playground', app)
  const copies = path.join(root, 'playground', '.copies')
  mkdirSync(copies, { recursive: true })
  const dir = mkdtempSync(path.join(copies, `${app}-`))
  const left = new Set(['node_modules', 'dist', '.data'])
  for (const name of readdirSync(source)) {
    if (!left.has(name)) cpSync(path.join(source, name), path.join(dir, name), { recursive: true })
  }
  linkPackages(path.join(source, 'node_modules'), path.join(dir, 'node_modules'))
  return dir
}

/** Links each package by its real path; Vite's own cache stays apart for each copy. */
function linkPackages(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  if (!existsSync(from)) return
  for (const name of readdirSync(from)) {
    if (name.startsWith('.')) continue
    if (name.startsWith('@')) linkPackages(path.join(from, name), path.join(to, name))
    else symlinkSync(realpathSync(path.join(from, name)), path.join(to, name), 'junction')
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

async function untilListening(child: ChildProcess, port: number, log: () => string): Promise<void> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${log()}`)
    try {
      await fetch(`http://127.0.0.1:${port}/__ready__`, { redirect: 'manual' })
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  throw new Error(`the server did not answer within 60 s:\n${log()}`)
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), 5000).unref()
  })
}

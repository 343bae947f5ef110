import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  createBadPortMessage,
  createBadWorkersMessage,
  createEntryMessage,
  createNoBuildMessage,
} from './errors.js'
import { loadEnvFiles } from './load-env-files.js'
import { runWorkers } from './run-workers.js'
import { serve, type RunningServer } from './serve.js'
import type { AppHandler } from './to-node-handler.js'
import { MOST_WORKERS, readWorkerCount } from './worker-count.js'
import { LEAVE, STOP, tellPrimary } from './worker-messages.js'

/** A worker is replaced while others serve: connections that were just handed to it may still send a request. */
const WORKER_GRACE = 1000

/** What a build knows of itself. */
export interface StartOptions {
  readonly base: string
  readonly assetsDir: string
  /** The folder of the browser's build. */
  readonly clientDir: URL
  readonly hasSourceMaps?: boolean
  /** Whether text is compressed (S155). */
  readonly compress?: boolean
  /** Whether there are compressed forms of files. */
  readonly precompressed?: boolean
  /** Loads the built server: after `NODE_ENV` is set, for React reads it once, when it is imported. */
  readonly entry: () => Promise<{ readonly handler: AppHandler }>
}

/**
 * Runs a built app until it is told to stop, by as many processes as `WEB_CONCURRENCY` says. What keeps it from starting is
 * one line, and exit code 1 (F27, F28).
 */
export async function start(options: StartOptions): Promise<void> {
  process.env['NODE_ENV'] = 'production'
  const loaded = loadEnvFiles(process.cwd())
  const port = process.env['PORT'] || '3000'
  if (!/^\d+$/.test(port) || Number(port) > 65_535) return giveUp(createBadPortMessage(port))
  const clientDir = fileURLToPath(options.clientDir)
  if (!existsSync(clientDir)) return giveUp(createNoBuildMessage(clientDir))
  const workers = readWorkerCount(process.env['WEB_CONCURRENCY'])
  if (workers === undefined) {
    return giveUp(createBadWorkersMessage(process.env['WEB_CONCURRENCY'] ?? '', MOST_WORKERS))
  }
  if (workers > 1) {
    const { default: cluster } = await import('node:cluster')
    if (cluster.isPrimary) {
      // Workers read the files themselves, so that a restart reads them again.
      for (const name of loaded) delete process.env[name]
      return runWorkers(cluster, workers)
    }
  }
  await serveApp(options, clientDir, Number(port), workers > 1)
}

async function serveApp(
  options: StartOptions,
  clientDir: string,
  port: number,
  isWorker: boolean,
): Promise<void> {
  const handler = await loadEntry(options)
  if (handler === undefined) return
  const { base, assetsDir, hasSourceMaps, compress, precompressed } = options
  const host = process.env['HOST'] || undefined
  try {
    const running = await serve({
      handler,
      base,
      assetsDir,
      clientDir,
      ...(hasSourceMaps !== undefined && { hasSourceMaps }),
      ...(compress !== undefined && { compress }),
      ...(precompressed !== undefined && { precompressed }),
      port,
      host,
      shutdownGrace: isWorker ? WORKER_GRACE : 0,
    })
    const url = `${running.url}${base.slice(0, -1)}`
    if (isWorker) stopWithPrimary(stopOnSignals(running, true), url)
    else {
      stopOnSignals(running, false)
      console.log(`Serving at ${url}`)
    }
  } catch (error) {
    giveUp(error instanceof Error ? error.message : String(error))
  }
}

async function loadEntry({ entry }: StartOptions): Promise<AppHandler | undefined> {
  try {
    return (await entry()).handler
  } catch (error) {
    const { code, message = String(error) } = error as NodeJS.ErrnoException
    if (code === 'ERR_MODULE_NOT_FOUND' && message.includes('index.js'))
      giveUp(createNoBuildMessage('index.js'))
    else {
      console.error(error)
      giveUp(createEntryMessage('index.js', message.split('\n', 1)[0] as string))
    }
    return undefined
  }
}

function giveUp(line: string): void {
  console.error(line)
  process.exit(1)
}

/**
 * This process is ours: a promise that a loader left behind is logged and costs nobody an answer, an
 * exception that nobody caught ends it after what is running (F9); so does the first signal, and a second
 * one at once (F15). A worker is told by its primary as well, and then that is no second one.
 */
function stopOnSignals(running: RunningServer, isWorker: boolean): (code: number) => void {
  let isStopping = false
  const stop = (code: number): void => {
    if (isStopping) {
      if (!isWorker) process.exit(code)
      return
    }
    isStopping = true
    if (isWorker) tellPrimary({ kind: 'server-props:closing' })
    void running.close().then(() => {
      if (isWorker && process.connected) leaveWhenTold(code)
      else process.exit(code)
    })
  }
  process.on('SIGTERM', () => stop(0))
  process.on('SIGINT', () => stop(0))
  process.on('unhandledRejection', (reason) => console.error('[server-props] Unhandled rejection:', reason))
  process.on('uncaughtException', (error) => {
    console.error('[server-props] Uncaught exception:', error)
    stop(1)
  })
  return stop
}

function leaveWhenTold(code: number): void {
  process.on('message', (message) => {
    if (message === LEAVE) process.exit(code)
  })
  tellPrimary({ kind: 'server-props:drained' })
}

function stopWithPrimary(stop: (code: number) => void, url: string): void {
  process.on('message', (message) => {
    if (message === STOP) stop(0)
  })
  tellPrimary({ kind: 'server-props:serving', url })
}

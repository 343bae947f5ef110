import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createBadPortMessage, createEntryMessage, createNoBuildMessage } from './errors.js'
import { loadEnvFiles } from './load-env-files.js'
import { serve, type RunningServer } from './serve.js'
import type { AppHandler } from './to-node-handler.js'

/** What a build knows of itself. */
export interface StartOptions {
  readonly base: string
  readonly assetsDir: string
  /** The folder of the browser's build. */
  readonly clientDir: URL
  readonly hasSourceMaps?: boolean
  /** Whether text is compressed (S155). */
  readonly compress?: boolean
  /** Loads the built server: after `NODE_ENV` is set, for React reads it once, when it is imported. */
  readonly entry: () => Promise<{ readonly handler: AppHandler }>
}

/** Runs a built app until it is told to stop. What keeps it from starting is one line, and exit code 1 (F27, F28). */
export async function start(options: StartOptions): Promise<void> {
  process.env['NODE_ENV'] = 'production'
  loadEnvFiles(process.cwd())
  const port = process.env['PORT'] || '3000'
  if (!/^\d+$/.test(port) || Number(port) > 65_535) return giveUp(createBadPortMessage(port))
  const clientDir = fileURLToPath(options.clientDir)
  if (!existsSync(clientDir)) return giveUp(createNoBuildMessage(clientDir))
  const handler = await loadEntry(options)
  if (handler === undefined) return
  const { base, assetsDir, hasSourceMaps = false, compress = true } = options
  try {
    const running = await serve({
      handler,
      base,
      assetsDir,
      clientDir,
      hasSourceMaps,
      compress,
      port: Number(port),
      host: process.env['HOST'] || undefined,
    })
    stopOnSignals(running)
    console.log(`Serving at ${running.url}${base.slice(0, -1)}`)
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
 * one at once (F15).
 */
function stopOnSignals(running: RunningServer): void {
  let isStopping = false
  const stop = (code: number): void => {
    if (isStopping) process.exit(code)
    isStopping = true
    void running.close().then(() => process.exit(code))
  }
  process.on('SIGTERM', () => stop(0))
  process.on('SIGINT', () => stop(0))
  process.on('unhandledRejection', (reason) => console.error('[server-props] Unhandled rejection:', reason))
  process.on('uncaughtException', (error) => {
    console.error('[server-props] Uncaught exception:', error)
    stop(1)
  })
}

import { SourceMap, type SourceMapPayload } from 'node:module'
import type { EnvironmentModuleNode, ErrorPayload, ViteDevServer } from 'vite'
import { HOT_EVENTS } from '../shared/names.js'
import { toCodeFrame, type ErrorPlace } from './code-frame.js'
import { getConfig, type PluginContext } from './context.js'
import { describeError } from './dev-error.js'
import { findFailure } from './find-failure.js'

/**
 * Shows what a page threw in the browser like what it threw on the server: in Vite's overlay, with mapped
 * file, line and code. Places are read from the modules that the browser was given, and from no path that
 * it sends (T34).
 */
export function answerClientErrors(context: PluginContext, server: ViteDevServer): void {
  server.environments.client.hot.on(HOT_EVENTS.error, async (data: unknown, client) => {
    const { message, stack, module } = (data ?? {}) as Readonly<Record<string, unknown>>
    const reported = { message: String(message), stack: String(stack), module: String(module ?? '') }
    client.send({ type: 'error', err: await toOverlayError(context, server, reported) })
  })
}

interface Reported {
  readonly message: string
  readonly stack: string
  /** The address of a module that could not be loaded, or empty. */
  readonly module: string
}

async function toOverlayError(
  context: PluginContext,
  server: ViteDevServer,
  { message, stack, module }: Reported,
): Promise<ErrorPayload['err']> {
  const lines: string[] = []
  let first: ErrorPlace | undefined
  for (const line of stack.split('\n')) {
    const frame = /https?:\/\/[^\s()]+:\d+:\d+/.exec(line)?.[0]
    const place = frame === undefined ? undefined : await findPlace(context, server, frame)
    if (place !== undefined && !place.file.includes('/node_modules/')) first ??= place
    lines.push(
      place === undefined
        ? line
        : line.replace(frame as string, `${place.file}:${place.line}:${place.column + 1}`),
    )
  }
  const shown = { message, stack: lines.join('\n') }
  if (first !== undefined) return { ...shown, id: first.file, loc: first, frame: toCodeFrame(first) }
  // Of a module that could not be loaded, some browsers say the address, and none what was wrong with it.
  const asked = await findModule(context, server, /https?:\/\/\S+/.exec(message)?.[0] ?? module)
  if (!asked?.file) return shown
  const failure = await findFailure(server.environments.client, asked)
  return failure === undefined ? { ...shown, id: asked.file } : describeError(server, failure)
}

/** Where in the sources a place in a served module is; undefined for anything that is none. */
async function findPlace(
  context: PluginContext,
  server: ViteDevServer,
  frame: string,
): Promise<ErrorPlace | undefined> {
  const [, url, line, column] = /^(.*):(\d+):(\d+)$/.exec(frame) as unknown as [
    string,
    string,
    string,
    string,
  ]
  const module = await findModule(context, server, url)
  const map = module?.transformResult?.map
  if (!module?.file || !map || map.mappings === '') return undefined
  const entry = new SourceMap(map as SourceMapPayload).findEntry(Number(line) - 1, Number(column) - 1)
  if (!('originalLine' in entry)) return undefined
  return { file: module.file, line: entry.originalLine + 1, column: entry.originalColumn }
}

/** A module's address may be without one. */
const ANY_ORIGIN = 'http://localhost'

/** The module that the browser was given from an address. */
async function findModule(
  context: PluginContext,
  server: ViteDevServer,
  url: string,
): Promise<EnvironmentModuleNode | undefined> {
  const { base } = getConfig(context)
  if (url === '' || !URL.canParse(url, ANY_ORIGIN)) return undefined
  const { pathname, search } = new URL(url, ANY_ORIGIN)
  if (!pathname.startsWith(base)) return undefined
  const { moduleGraph } = server.environments.client
  return moduleGraph.getModuleByUrl(`/${pathname.slice(base.length)}${search}`)
}

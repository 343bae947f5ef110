import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { normalizePath, type ErrorPayload, type ViteDevServer } from 'vite'
import type { ErrorInfo } from '../shared/exchange.js'
import { escapeHtml, escapeJson } from '../shared/escape.js'
import { HOT_EVENTS } from '../shared/names.js'
import { SetupError } from './errors.js'
import { findErrorPlace, toCodeFrame, type ErrorPlace, type PlacedError } from './code-frame.js'
import type { PluginContext } from './context.js'
import { findExportPlace } from './export-place.js'
import { findMissingImport } from './missing-import.js'

type OverlayError = ErrorPayload['err']

const LABEL = '[server-props] '

/** Prints an error with its place and what was asked for. */
export function logError(server: ViteDevServer, error: unknown, info?: ErrorInfo): void {
  const { message, stack, frame } = describeError(server, error, info)
  const page = info?.file === undefined ? '' : ` (${info.file})`
  const where = info === undefined ? '' : `${info.method} ${info.target}${page}\n`
  const text = stack.includes(message) ? stack : `${message}\n${stack}`
  // Messages about the setup begin with it themselves: they are also shown where nothing else says whose they are.
  const said = text.startsWith(LABEL) ? text.slice(LABEL.length) : text
  server.config.logger.error(`${LABEL}${where}${said}${frame ? `\n\n${frame}` : ''}`, {
    timestamp: true,
    error: error instanceof Error ? error : null,
  })
}

/**
 * An error in the form that Vite's overlay takes. Stacks are mapped already, by the module runner. Where no
 * line of the app is in the stack, the export that the error is about is the place.
 */
export function describeError(server: ViteDevServer, error: unknown, info?: ErrorInfo): OverlayError {
  const { root } = server.config
  if (!(error instanceof Error)) {
    return withExport({ message: toMessage(error), stack: '' }, findExport(root, error, info))
  }
  const details = error as Error &
    Partial<Pick<OverlayError, 'id' | 'frame' | 'plugin' | 'loc'>> &
    Pick<PlacedError, 'errors'>
  const isSetup = error instanceof SetupError
  const described = {
    message: stripVTControlCharacters(error.message),
    stack: isSetup ? '' : stripVTControlCharacters(error.stack ?? ''),
    ...(details.plugin !== undefined && { plugin: details.plugin }),
  }
  if (isSetup && details.loc === undefined) return described
  const place = findErrorPlace(details, root)
  if (place === undefined) {
    const missing = findMissingImport(described.message)
    return missing === undefined
      ? withExport(described, findExport(root, error, info))
      : withPlace({ ...described, stack: '' }, missing)
  }
  return { ...described, id: place.file, loc: place, frame: frameOf(details.frame, place) }
}

interface ExportOfPage {
  readonly name: string
  readonly file: string
  readonly place: ErrorPlace | undefined
}

/** Which export of a page an error is about: the error says so, or the step that failed. */
function findExport(root: string, error: unknown, info: ErrorInfo | undefined): ExportOfPage | undefined {
  if (info?.file === undefined) return undefined
  const { exportName, file: own } = (error ?? {}) as { exportName?: string; file?: string }
  const names = exportName === undefined ? EXPORTS_OF_STEP[info.kind] : [exportName]
  if (names === undefined) return undefined
  // Of what is around the page too, when it is that which has the export.
  const file = normalizePath(path.resolve(root, (exportName && own) || info.file))
  const found = names.map((name) => ({ name, file, place: findExportPlace(file, name) }))
  return found.find(({ place }) => place !== undefined) ?? found[0]
}

/** What a step runs of a page. A page without a loader loads its props with its component's function. */
const EXPORTS_OF_STEP: Readonly<Partial<Record<ErrorInfo['kind'], readonly string[]>>> = {
  'load-props': ['getServerSideProps', 'default'],
  'check-props': ['getServerSideProps'],
  'run-handler': ['default'],
  render: ['default'],
}

function withExport(described: OverlayError, found: ExportOfPage | undefined): OverlayError {
  if (found === undefined) return described
  const { name, file, place } = found
  if (place === undefined) return { ...described, id: file }
  return withPlace(described, place, name)
}

function withPlace(described: OverlayError, place: ErrorPlace, name?: string): OverlayError {
  const { message, stack } = described
  const at = `${place.file}:${place.line}:${place.column + 1}`
  return {
    ...described,
    stack: `${stack.includes(message) ? stack : message}\n    at ${name === undefined ? at : `${name} (${at})`}`,
    id: place.file,
    loc: place,
    frame: toCodeFrame(place),
  }
}

function frameOf(frame: string | undefined, place: ErrorPlace): string {
  return frame ? stripVTControlCharacters(frame) : toCodeFrame(place)
}

function toMessage(thrown: unknown): string {
  return `A value that is no Error was thrown: ${typeof thrown === 'string' ? thrown : JSON.stringify(thrown)}`
}

/**
 * The document for an error in development: readable without JavaScript, Vite's overlay with it (C187).
 * It loads itself again when a file has changed.
 */
export async function renderDevError(
  context: PluginContext,
  server: ViteDevServer,
  error: unknown,
  info?: ErrorInfo,
): Promise<string> {
  const described = describeError(server, error, info)
  const { message, stack, frame } = described
  const text = [stack.includes(message) ? '' : message, stack, frame].filter(Boolean).join('\n\n')
  const clientUrl = JSON.stringify(`${server.config.base}@vite/client`)
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>500: ${escapeHtml(message.split('\n')[0] ?? '')}</title>
</head>
<body>
<pre>${escapeHtml(text)}</pre>
<script id="server-props-error" type="application/json">${escapeJson(JSON.stringify(described))}</script>
<script type="module">
import { createHotContext, ErrorOverlay } from ${clientUrl}
const error = JSON.parse(document.getElementById('server-props-error').textContent)
document.body.append(new ErrorOverlay(error))
const hot = createHotContext('/@server-props/error')
const follow = ({ changes }) => changes > ${context.changes.forDocument()} && location.reload()
hot.on(${JSON.stringify(HOT_EVENTS.change)}, follow)
hot.on(${JSON.stringify(HOT_EVENTS.changes)}, follow)
hot.send(${JSON.stringify(HOT_EVENTS.askChanges)})
</script>
</body>
</html>
`
}

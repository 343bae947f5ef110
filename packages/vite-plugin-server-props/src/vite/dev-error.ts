import { stripVTControlCharacters } from 'node:util'
import type { ErrorPayload, ViteDevServer } from 'vite'
import type { ErrorInfo } from '../shared/exchange.js'
import { escapeHtml, escapeJson } from '../shared/escape.js'
import { SetupError } from './errors.js'
import { findErrorPlace, toCodeFrame, type PlacedError } from './code-frame.js'
import type { PluginContext } from './context.js'
import { CHANGE_EVENT, SHOWN_EVENT } from './error-recovery.js'

type OverlayError = ErrorPayload['err']

/** Prints an error with its place and what was asked for. */
export function logError(server: ViteDevServer, error: unknown, info?: ErrorInfo): void {
  const { message, stack, frame } = describeError(server, error)
  const page = info?.file === undefined ? '' : ` (${info.file})`
  const where = info === undefined ? '' : `${info.method} ${info.target}${page}\n`
  const text = stack.includes(message) ? stack : `${message}\n${stack}`
  server.config.logger.error(`[server-props] ${where}${text}${frame ? `\n\n${frame}` : ''}`, {
    timestamp: true,
    error: error instanceof Error ? error : null,
  })
}

/** An error in the form that Vite's overlay takes. Stacks are mapped already, by the module runner. */
export function describeError(server: ViteDevServer, error: unknown): OverlayError {
  if (!(error instanceof Error)) return { message: toMessage(error), stack: '' }
  if (error instanceof SetupError) return { message: error.message, stack: '' }
  const details = error as Error &
    Partial<Pick<OverlayError, 'id' | 'frame' | 'plugin' | 'loc'>> &
    Pick<PlacedError, 'errors'>
  const stack = stripVTControlCharacters(error.stack ?? '')
  const place = findErrorPlace(details, server.config.root)
  return {
    message: stripVTControlCharacters(error.message),
    stack,
    ...(details.plugin !== undefined && { plugin: details.plugin }),
    ...(place !== undefined && { id: place.file, loc: place, frame: frameOf(details.frame, place) }),
  }
}

function frameOf(frame: string | undefined, place: { file: string; line: number; column: number }): string {
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
): Promise<string> {
  const described = describeError(server, error)
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
hot.on(${JSON.stringify(CHANGE_EVENT)}, () => location.reload())
hot.send(${JSON.stringify(SHOWN_EVENT)}, { changes: ${context.changes} })
</script>
</body>
</html>
`
}

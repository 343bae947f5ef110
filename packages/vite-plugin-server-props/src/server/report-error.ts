import type { ErrorInfo, ErrorKind, ServerHooks, ServerRequest } from '../shared/exchange.js'
import type { RouteModule } from '../shared/server-app.js'

/** Makes an error of whatever was thrown (S173). Never throws, whatever the value does when it is read (F6). */
export function toError(thrown: unknown): Error {
  try {
    if (thrown instanceof Error) {
      // Reading it once here means that no later reader meets a getter that throws.
      void `${thrown.message}${thrown.stack}`
      return thrown
    }
    if (thrown === undefined) return new Error('`undefined` was thrown; throw an Error to see where')
    const text = typeof thrown === 'object' && thrown !== null ? JSON.stringify(thrown) : undefined
    return new Error(text ?? String(thrown))
  } catch {
    return new Error('Something was thrown that can be written neither as JSON nor as text')
  }
}

/** Says of an error what is known, under a digest that the answer carries as well. */
export function describeError(
  kind: ErrorKind,
  request: ServerRequest,
  route: RouteModule | undefined,
): ErrorInfo {
  return {
    kind,
    target: request.target,
    method: request.method,
    page: route?.pattern,
    file: route?.file,
    digest: crypto.randomUUID().slice(0, 8),
  }
}

/** Hands an error to the hook, or prints it (S171). Survives hooks and values that throw (F6). */
export function reportError(hooks: ServerHooks, thrown: unknown, info: ErrorInfo): void {
  try {
    if (hooks.onError !== undefined) hooks.onError(thrown, info)
    else printError(thrown, info)
  } catch {
    printError(toError(thrown), info)
  }
}

const STEPS: Readonly<Record<ErrorKind, string>> = {
  'load-module': 'loading the module of',
  'run-handler': 'running the handler of',
  'load-props': 'loading the props of',
  'check-props': 'checking the props of',
  render: 'rendering',
  'error-page': 'rendering the error page',
  internal: 'answering',
}

function printError(thrown: unknown, { kind, method, target, page, file, digest }: ErrorInfo): void {
  const place = page === undefined ? '' : ` ${page} (${file ?? ''})`
  const error = toError(thrown)
  console.error(
    `[server-props] Error ${STEPS[kind]}${place}, ${method} ${JSON.stringify(target)}, digest ${digest}:\n` +
      `${error.stack ?? error.message}${describeCause(error)}`,
  )
}

function describeCause(error: Error): string {
  if (error.cause === undefined) return ''
  const cause = toError(error.cause)
  return `\nCaused by: ${cause.stack ?? cause.message}`
}

import type { ServerAnswer, ServerHooks, ServerRequest } from '../../shared/exchange.js'
import type { RouteModule, ServerApp } from '../../shared/server-app.js'
import type { ParseRequest, ParsedRequest } from '../parse-request.js'
import { RequestTrace } from './request-trace.js'
import { addServerTiming } from './server-timing.js'

/** What goes on around a request where somebody looks at it. */
export interface Observation {
  /** Whether the next request is looked at. */
  isOn(): boolean
  /** Lets a request be answered, and tells whoever looks. */
  observe(request: ServerRequest, answer: () => Promise<ServerAnswer>): Promise<ServerAnswer>
}

/** Undefined where nobody can ever look. */
export function createObservation(
  { isDev, serverTiming }: ServerApp,
  { onAnswer, observer }: ServerHooks,
): Observation | undefined {
  const isTimed = isDev || serverTiming
  const isAlways = isTimed || onAnswer !== undefined
  if (!isAlways && observer === undefined) return undefined
  return {
    isOn: () => isAlways || observer?.isWatching() === true,
    observe(request, answer) {
      const watching = observer?.isWatching() === true ? observer : undefined
      const trace = new RequestTrace(request, watching)
      request.trace = trace
      const work = async (): Promise<ServerAnswer> => {
        const answered = await answer()
        trace.finish(answered)
        if (onAnswer !== undefined) tell(onAnswer, trace)
        return isTimed ? addServerTiming(answered, trace, request) : answered
      }
      return watching === undefined ? work() : watching.runRequest(trace, work)
    },
  }
}

function tell(onAnswer: NonNullable<ServerHooks['onAnswer']>, trace: RequestTrace): void {
  const answered = trace.toAnswered()
  if (answered !== undefined) onAnswer(answered)
}

/** Reads the address of a request. */
export function parseObserved(parse: ParseRequest, request: ServerRequest): ParsedRequest {
  // Nothing else is ever set there.
  const trace = request.trace as RequestTrace | undefined
  return trace === undefined ? parse(request) : trace.match(parse)
}

/** Waits for a module that has to be loaded first. */
export function observeLoading<T>(
  request: ServerRequest,
  route: RouteModule,
  loading: Promise<T>,
): Promise<T> {
  return request.trace?.run({ step: 'module', route }, () => loading) ?? loading
}

import type { ServerAnswer, ServerHooks, ServerRequest } from '../shared/exchange.js'
import type { RouteModule } from '../shared/server-app.js'
import type { ParseRequest, ParsedRequest } from './parse-request.js'
import { RequestTrace } from './request-trace.js'

/** What goes on around a request where somebody looks at it. */
export interface Observation {
  /** Whether the next request is looked at. */
  isOn(): boolean
  /** Lets a request be answered, and tells whoever looks. */
  observe(request: ServerRequest, answer: () => Promise<ServerAnswer>): Promise<ServerAnswer>
}

/** Undefined where nobody can ever look. */
export function createObservation({ onAnswer, observer }: ServerHooks): Observation | undefined {
  if (onAnswer === undefined && observer === undefined) return undefined
  return {
    isOn: () => onAnswer !== undefined || observer?.isWatching() === true,
    observe(request, answer) {
      const watching = observer?.isWatching() === true ? observer : undefined
      const trace = new RequestTrace(request, watching)
      request.trace = trace
      const work = async (): Promise<ServerAnswer> => {
        const answered = await answer()
        trace.finish(answered)
        return answered
      }
      return tell(trace, watching === undefined ? work() : watching.runRequest(trace, work), onAnswer)
    },
  }
}

async function tell(
  trace: RequestTrace,
  answering: Promise<ServerAnswer>,
  onAnswer: ServerHooks['onAnswer'],
): Promise<ServerAnswer> {
  const answer = await answering
  const answered = onAnswer && trace.toAnswered()
  if (answered !== undefined) onAnswer?.(answered)
  return answer
}

/** Reads the address of a request. */
export function parseObserved(parse: ParseRequest, request: ServerRequest): ParsedRequest {
  // The handler sets nothing else.
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

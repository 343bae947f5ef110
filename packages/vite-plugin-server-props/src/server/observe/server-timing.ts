import type { ServerAnswer, ServerRequest } from '../../shared/exchange.js'
import type { RequestTrace } from './request-trace.js'

/** Puts the time of a request's steps on its answer, beside what the page has set itself. API routes answer themselves. */
export function addServerTiming(
  answer: ServerAnswer,
  trace: RequestTrace,
  { touchedRes }: ServerRequest,
): ServerAnswer {
  if (answer.kind !== 'answer' || trace.kind === 'api') return answer
  const own = touchedRes?.getHeader('server-timing')
  const ours = writeServerTiming(trace)
  const value = own === undefined ? ours : [own, ours].flat().map(String)
  return { ...answer, headers: { ...answer.headers, 'server-timing': value } }
}

function writeServerTiming({ steps, duration }: RequestTrace): string {
  const metrics = Object.entries({ ...steps, total: duration }).map(
    ([name, time]) => `${name};dur=${time.toFixed(2)}`,
  )
  // Nothing is kept between requests.
  return [...metrics, 'cache;desc="none"'].join(', ')
}

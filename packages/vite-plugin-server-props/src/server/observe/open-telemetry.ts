// The parts of `@opentelemetry/api` that are used. An SDK registers itself in a place that all copies of the API share
// by contract (the symbol has the API's major version), so that whichever copy the app has is found, without an import
// that could find another copy or none.
import type { ObservedRequest } from '../../shared/observe.js'

/** Values that belong to what runs now; each change makes another one. */
export interface Context {
  getValue(key: symbol): unknown
  setValue(key: symbol, value: unknown): Context
}

type AttributeValue = string | number | boolean

/** One operation of a trace. */
export interface Span {
  setAttribute(name: string, value: AttributeValue): unknown
  updateName(name: string): unknown
  setStatus(status: { readonly code: number; readonly message?: string }): unknown
  recordException(error: Error): void
  end(): void
}

/** What a new span is given. */
export interface SpanOptions {
  readonly kind?: number
  readonly attributes: Record<string, AttributeValue>
}

/** Makes spans. */
export interface Tracer {
  startSpan(name: string, options: SpanOptions, parent: Context): Span
}

interface HeaderGetter {
  get(request: ObservedRequest, name: string): string | undefined
  keys(request: ObservedRequest): string[]
}

/** What an SDK has registered. */
export interface OpenTelemetry {
  readonly trace: { getTracer(name: string): Tracer }
  readonly context: {
    active(): Context
    with<T>(context: Context, work: () => T): T
  }
  readonly propagation?: {
    extract(context: Context, request: ObservedRequest, getter: HeaderGetter): Context
  }
}

export const SERVER_KIND = 1
export const ERROR_STATUS = 2

const REGISTRY = Symbol.for('opentelemetry.js.api.1')
const SPAN = Symbol.for('OpenTelemetry Context Key SPAN')

/** What the app's server has set up; undefined without an SDK, or with one that can't tell what belongs together. */
export function findOpenTelemetry(): OpenTelemetry | undefined {
  const registry = (globalThis as { [REGISTRY]?: Partial<OpenTelemetry> })[REGISTRY]
  return registry?.trace === undefined || registry.context === undefined
    ? undefined
    : (registry as OpenTelemetry)
}

/** The span that what runs now belongs to. */
export function getSpan(context: Context): Span | undefined {
  return context.getValue(SPAN) as Span | undefined
}

/** A context in which this is the span. */
export function withSpan(context: Context, span: Span): Context {
  return context.setValue(SPAN, span)
}

/** Reads the trace that a request belongs to from its headers. */
export const HEADERS: HeaderGetter = {
  get: (request, name) => request.getHeader(name.toLowerCase()),
  keys: (request) => [...request.getHeaderNames()],
}

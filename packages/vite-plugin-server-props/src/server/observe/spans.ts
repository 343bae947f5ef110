import type { ObservedRequest, ObservedStep, Observer } from '../../shared/observe.js'
import { toError } from '../report-error.js'
import {
  ERROR_STATUS,
  findOpenTelemetry,
  getSpan,
  HEADERS,
  SERVER_KIND,
  withSpan,
  type OpenTelemetry,
  type Span,
  type Tracer,
} from './open-telemetry.js'

/**
 * Makes OpenTelemetry's spans of requests and their steps, where the app's server has set it up. Names and attributes are
 * those of Next's Pages Router, so that what was made for Next's traces reads ours.
 */
export function createSpanObserver(): Observer {
  return {
    isWatching: () => findOpenTelemetry() !== undefined,
    runRequest(request, work) {
      const telemetry = findOpenTelemetry()
      return telemetry === undefined ? work() : traceRequest(telemetry, request, work)
    },
    runStep(step, work) {
      const telemetry = findOpenTelemetry()
      return telemetry === undefined ? work() : traceStep(telemetry, step, work)
    },
  }
}

function traceRequest<T>(
  telemetry: OpenTelemetry,
  request: ObservedRequest,
  work: () => Promise<T>,
): Promise<T> {
  const { context, propagation } = telemetry
  const active = context.active()
  // Instrumentation of the HTTP server, or a host, may have begun the trace; then headers have been read.
  const host = getSpan(active)
  const parent = (host === undefined && propagation?.extract(active, request, HEADERS)) || active
  const { method } = request
  const attributes = {
    ...toAttributes('BaseServer.handleRequest', method),
    'http.method': method,
    'http.target': request.target,
  }
  const span = getTracer(telemetry).startSpan(method, { kind: SERVER_KIND, attributes }, parent)
  return context.with(withSpan(parent, span), async () => {
    try {
      return await work()
    } finally {
      endRequest(span, host, request)
    }
  })
}

function endRequest(span: Span, host: Span | undefined, { method, page, status }: ObservedRequest): void {
  // Somebody else's address, or a file: such a span is dropped by never ending it.
  if (status === undefined) return
  span.setAttribute('http.status_code', status)
  span.setAttribute('next.rsc', false)
  if (status >= 500) {
    span.setStatus({ code: ERROR_STATUS })
    span.setAttribute('error.type', String(status))
  }
  if (page !== undefined) {
    const name = `${method} ${page}`
    span.setAttribute('next.route', page)
    span.setAttribute('http.route', page)
    span.setAttribute('next.span_name', name)
    span.updateName(name)
    host?.setAttribute('http.route', page)
  }
  span.end()
}

function traceStep<T>(telemetry: OpenTelemetry, step: ObservedStep, work: () => Promise<T>): Promise<T> {
  const { context } = telemetry
  const active = context.active()
  const { name, type, hasRoute } = describeStep(step)
  const attributes = { ...toAttributes(type, name), ...(hasRoute && { 'next.route': step.page }) }
  const span = getTracer(telemetry).startSpan(name, { attributes }, active)
  return context.with(withSpan(active, span), async () => {
    try {
      return await work()
    } catch (thrown) {
      const error = toError(thrown)
      span.recordException(error)
      span.setAttribute('error.type', error.name)
      span.setStatus({ code: ERROR_STATUS, message: error.message })
      throw thrown
    } finally {
      span.end()
    }
  })
}

function describeStep({ step, page, loader }: ObservedStep) {
  switch (step) {
    case 'module':
      return { name: 'load route module', type: 'LoadComponents.loadRouteModule', hasRoute: false }
    case 'props': {
      const name = loader ?? 'getServerSideProps'
      return { name: `${name} ${page}`, type: `Render.${name}`, hasRoute: true }
    }
    case 'render':
      return { name: `render route (pages) ${page}`, type: 'Render.renderDocument', hasRoute: true }
    case 'api':
      return { name: `executing api route (pages) ${page}`, type: 'Node.runHandler', hasRoute: false }
  }
}

function toAttributes(type: string, name: string): Record<string, string> {
  return { 'next.span_category': 'nextjs', 'next.span_name': name, 'next.span_type': type }
}

function getTracer({ trace }: OpenTelemetry): Tracer {
  return trace.getTracer('vite-plugin-server-props')
}

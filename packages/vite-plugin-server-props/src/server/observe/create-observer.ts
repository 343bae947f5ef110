import type { Observer } from '../../shared/observe.js'
import { createChannelObserver } from './channels.js'
import { createSpanObserver } from './spans.js'

/** Shows requests to OpenTelemetry and to Node's tracing channels, whenever somebody listens there. */
export function createObserver(): Observer {
  const spans = createSpanObserver()
  const channels = createChannelObserver()
  // Whoever listens to channels finds the span of what is told there.
  return channels === undefined ? spans : nest(spans, channels)
}

function nest(outer: Observer, inner: Observer): Observer {
  return {
    isWatching: () => outer.isWatching() || inner.isWatching(),
    runRequest: (request, work) => outer.runRequest(request, () => inner.runRequest(request, work)),
    runStep: (step, work) => outer.runStep(step, () => inner.runStep(step, work)),
  }
}

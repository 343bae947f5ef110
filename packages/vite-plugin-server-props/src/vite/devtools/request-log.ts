import type { DevtoolsRequest } from '../../shared/devtools-data.js'
import type { AnsweredRequest } from '../../shared/observe.js'
import { listPropSizes } from '../../shared/prop-sizes.js'

/** More than fit on a screen, and little memory. */
const KEPT = 200

/** Props may be large: those of older requests that nobody has asked for are let go. */
const KEPT_PROPS = 50

/** As many parts of a page's data as help. */
const PARTS = 12

/** The last requests of a development server. */
export interface RequestLog {
  add(request: AnsweredRequest): void
  /** Those after a number, the oldest first. */
  listAfter(id: number): readonly DevtoolsRequest[]
}

/** A request whose props are measured when somebody wants to know. */
interface Entry {
  readonly request: Omit<DevtoolsRequest, 'props'>
  unmeasured: AnsweredRequest['props']
  props: DevtoolsRequest['props']
}

/** A log that forgets the oldest. */
export function createRequestLog(): RequestLog {
  let last = 0
  const entries: Entry[] = []
  return {
    add({ time, kind, method, target, page, status, steps, duration, dataBytes, props }) {
      const id = ++last
      const request = { id, time, kind, method, target, pattern: page, status, steps, duration, dataBytes }
      entries.push({ request, unmeasured: props, props: [] })
      if (entries.length > KEPT) entries.shift()
      const older = entries.at(-1 - KEPT_PROPS)
      if (older !== undefined) older.unmeasured = undefined
    },
    listAfter: (id) => entries.filter(({ request }) => request.id > id).map(toRequest),
  }
}

function toRequest(entry: Entry): DevtoolsRequest {
  if (entry.unmeasured !== undefined) entry.props = listPropSizes(entry.unmeasured, PARTS)
  entry.unmeasured = undefined
  return { ...entry.request, props: entry.props }
}

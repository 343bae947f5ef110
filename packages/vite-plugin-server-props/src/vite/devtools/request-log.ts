import type { DevtoolsRequest } from '../../shared/devtools-data.js'
import type { AnsweredRequest } from '../../shared/observe.js'
import { listPropSizes } from '../../shared/prop-sizes.js'

/** More than fit on a screen, and little memory. */
const KEPT = 200

/** As many parts of a page's data as help. */
const PARTS = 12

/** The last requests of a development server. */
export interface RequestLog {
  add(request: AnsweredRequest): void
  /** Those after a number, the oldest first. */
  listAfter(id: number): readonly DevtoolsRequest[]
}

/** A log that forgets the oldest. */
export function createRequestLog(): RequestLog {
  let last = 0
  let requests: DevtoolsRequest[] = []
  return {
    add({ time, kind, method, target, page, status, steps, duration, dataBytes, props }) {
      const parts = props === undefined ? [] : listPropSizes(props, PARTS)
      requests = [
        ...requests.slice(1 - KEPT),
        {
          id: ++last,
          time,
          kind,
          method,
          target,
          pattern: page,
          status,
          steps,
          duration,
          dataBytes,
          props: parts,
        },
      ]
    },
    listAfter: (id) => requests.filter((request) => request.id > id),
  }
}

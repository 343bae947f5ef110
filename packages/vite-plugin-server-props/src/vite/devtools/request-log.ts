import type { DevtoolsRequest } from '../../shared/devtools-data.js'

/** More than fit on a screen, and little memory. */
const KEPT = 200

/** The last requests of a development server. */
export interface RequestLog {
  add(request: Omit<DevtoolsRequest, 'id'>): void
  /** Those after a number, the oldest first. */
  listAfter(id: number): readonly DevtoolsRequest[]
}

/** A log that forgets the oldest. */
export function createRequestLog(): RequestLog {
  let last = 0
  let requests: DevtoolsRequest[] = []
  return {
    add(request) {
      requests = [...requests.slice(1 - KEPT), { id: ++last, ...request }]
    },
    listAfter: (id) => requests.filter((request) => request.id > id),
  }
}

import { toDataPath } from '../shared/url/data-path.js'
import type { Environment } from './environment.js'
import { isOtherBuild } from './follow-deployments.js'
import { badDataAddress, badPageData } from './navigation-errors.js'
import type { PropsOutcome, ReadData } from './read-data.js'
import type { ClientRewrites } from './rewrites.js'
import type { JsonObject } from './wire-format.js'

/** Page data, as it is asked for. */
export interface DataRequest {
  /** The page's path, encoded. */
  readonly path: string
  readonly search: string
  /** The wanted props, as `addNames` writes them; undefined for all. */
  readonly names?: string | undefined
  /** Sent by POST. */
  readonly body?: FormData | URLSearchParams | undefined
}

/** Page data that was asked for. */
export interface InFlight {
  readonly url: string
  readonly abort: AbortController
  readonly outcome: Promise<PropsOutcome>
}

/** Page data that is asked for ahead of navigations. */
export interface DataAhead {
  /** Asks, unless the answer is there and fresh. A failure is silent (C52). */
  ask(url: string): void
  /** What was asked for, to be used by one visit. */
  take(url: string): InFlight | undefined
  /** Drops all of it: it may have changed on the server. */
  clear(): void
}

/** Asks the server for page data. At most one request is in flight, those ahead of a navigation aside. */
export interface PropsFetcher {
  /** The data of a page. Shares a request for the same address (C59), and takes what is there ahead of it. */
  load(request: DataRequest): Promise<PropsOutcome>
  /** Aborts the request in flight: nobody waits for it any more. */
  drop(): void
  /** Where data is asked for. Throws for a path that leads off the data. */
  toUrl(request: DataRequest): string
  /** Asks, apart from the one request in flight. */
  start(url: string): InFlight
  /** There once it was needed. */
  ahead?: DataAhead
}

/** What a fetcher needs to know. */
export interface PropsFetcherOptions {
  readonly base: string
  readonly buildId: string
  readonly origin: string
  readonly readData: ReadData
  readonly rewrites: ClientRewrites | undefined
  readonly fetch: Environment['fetch']
}

/** What was visited is not kept: each visit asks again (C58). */
export function createPropsFetcher(options: PropsFetcherOptions): PropsFetcher {
  let inFlight: InFlight | undefined
  const start = (url: string, body?: DataRequest['body']): InFlight => {
    const abort = new AbortController()
    const { signal } = abort
    return {
      url,
      abort,
      outcome: fetchProps(options, url, body ? { signal, method: 'POST', body } : { signal }),
    }
  }
  const fetcher: PropsFetcher = {
    async load(request) {
      const { body } = request
      const url = fetcher.toUrl(request)
      // What is sent is no one else's answer.
      if (body !== undefined || inFlight?.url !== url) {
        fetcher.drop()
        inFlight =
          body === undefined ? (fetcher.ahead?.take(url) ?? start(url)) : { ...start(url, body), url: '' }
      }
      const mine = inFlight
      try {
        return await mine.outcome
      } finally {
        if (inFlight === mine) inFlight = undefined
      }
    },
    drop() {
      inFlight?.abort.abort()
      inFlight = undefined
    },
    toUrl: (request) => toDataUrl(options, request),
    start,
  }
  return fetcher
}

/**
 * The path was chosen by whoever wrote the link; it must not walk off the data (T11). So it has to be as a browser
 * writes it: without a segment that leads up.
 */
function toDataUrl(
  { base, buildId, origin }: PropsFetcherOptions,
  { path, search, names = '' }: DataRequest,
): string {
  const dataPath = toDataPath(base, buildId + names, path)
  if (new URL(origin + dataPath).pathname !== dataPath) throw badDataAddress(path)
  return dataPath + search
}

async function fetchProps(
  { buildId, readData, rewrites, fetch }: PropsFetcherOptions,
  url: string,
  init?: RequestInit,
): Promise<PropsOutcome> {
  const response = await fetch(url, init)
  const { headers, status } = response
  const isOther = isOtherBuild(headers, buildId)
  const data = isOther || status > 499 ? null : ((await response.json()) as JsonObject | null)
  const outcome = typeof data === 'object' && data !== null ? readData(data) : undefined
  if (outcome === undefined) throw badPageData(url, status, isOther)
  const rewrite = rewrites?.read(headers)
  return rewrite === undefined || outcome.kind !== 'props' ? outcome : { ...outcome, rewrite }
}

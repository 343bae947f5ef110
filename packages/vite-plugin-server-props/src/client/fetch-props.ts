import { BUILD_HEADER } from '../shared/names.js'
import { toDataPath } from '../shared/url/data-path.js'
import { badDataAddress, badPageData } from './errors.js'
import type { ClientRewrites } from './rewrites.js'
import type { ClientFormat, JsonObject, PropsOutcome } from './wire-format.js'

/** Asks the server for page data. At most one request is in flight. */
export interface PropsFetcher {
  /** The data of a page, by its encoded path and search. Shares a request for the same address (C59). */
  load(path: string, search: string): Promise<PropsOutcome>
  /** Aborts the request in flight: nobody waits for it any more. */
  drop(): void
}

/** What a fetcher needs to know. */
export interface PropsFetcherOptions {
  readonly base: string
  readonly buildId: string
  readonly origin: string
  readonly format: ClientFormat
  readonly rewrites?: ClientRewrites | undefined
  readonly fetch: typeof fetch
}

interface InFlight {
  readonly url: string
  readonly abort: AbortController
  readonly outcome: Promise<PropsOutcome>
}

/** Nothing is kept: each visit asks again (C58). */
export function createPropsFetcher(options: PropsFetcherOptions): PropsFetcher {
  let inFlight: InFlight | undefined
  const drop = (): void => {
    inFlight?.abort.abort()
    inFlight = undefined
  }
  return {
    async load(path, search) {
      const url = toDataUrl(options, path, search)
      if (inFlight?.url !== url) {
        drop()
        const abort = new AbortController()
        inFlight = { url, abort, outcome: fetchProps(options, url, abort.signal) }
      }
      const mine = inFlight
      try {
        return await mine.outcome
      } finally {
        if (inFlight === mine) inFlight = undefined
      }
    },
    drop,
  }
}

/** The path was chosen by whoever wrote the link; it must not walk off the data (T11). */
function toDataUrl({ base, buildId, origin }: PropsFetcherOptions, path: string, search: string): string {
  const url = new URL(origin + toDataPath(base, buildId, path, search))
  const prefix = toDataPath(base, buildId, '/', '').slice(0, -'index.json'.length)
  if (url.origin !== origin || !url.pathname.startsWith(prefix)) throw badDataAddress(path)
  return url.pathname + url.search
}

async function fetchProps(
  { buildId, format, rewrites, fetch }: PropsFetcherOptions,
  url: string,
  signal: AbortSignal,
): Promise<PropsOutcome> {
  const response = await fetch(url, { signal })
  const build = response.headers.get(BUILD_HEADER) ?? buildId
  const isUsable = build === buildId && response.status < 500
  const data = isUsable ? ((await response.json()) as JsonObject | null) : null
  const outcome = typeof data === 'object' && data !== null ? format.readData(data) : undefined
  if (outcome === undefined) throw badPageData(url, response.status)
  const rewrite = rewrites?.read(response.headers)
  return rewrite === undefined || outcome.kind !== 'props' ? outcome : { ...outcome, rewrite }
}

import { BUILD_HEADER, DATA_SEGMENT } from '../shared/names.js'
import { toDataPath } from '../shared/url/data-path.js'
import { addNames } from '../shared/url/prop-names.js'
import { badDataAddress, badPageData } from './errors.js'
import type { ClientRewrites } from './rewrites.js'
import type { ClientFormat, JsonObject, PropsOutcome } from './wire-format.js'

/** Page data, as it is asked for. */
export interface DataRequest {
  /** The page's path, encoded. */
  readonly path: string
  readonly search: string
  /** The names of the wanted props; undefined for all. */
  readonly only?: readonly string[] | undefined
  /** Sent by POST. */
  readonly body?: FormData | URLSearchParams | undefined
}

/** Asks the server for page data. At most one request is in flight, those ahead of a navigation aside. */
export interface PropsFetcher {
  /** The data of a page. Shares a request for the same address (C59), and takes what was prefetched. */
  load(request: DataRequest): Promise<PropsOutcome>
  /** Asks ahead of a navigation, unless the answer is there and fresh. A failure is silent (C52). */
  prefetch(request: DataRequest): void
  /** Aborts the request in flight: nobody waits for it any more. */
  drop(): void
  /** Drops what was prefetched: it may have changed on the server. */
  forget(): void
  /** Whether the server is of another deployment by now. Rejects when it can't be reached. */
  isOutdated(): Promise<boolean>
}

/** What a fetcher needs to know. */
export interface PropsFetcherOptions {
  readonly base: string
  readonly buildId: string
  readonly origin: string
  readonly format: ClientFormat
  readonly rewrites?: ClientRewrites | undefined
  readonly fetch: typeof fetch
  /** How long prefetched data is used, in ms. */
  readonly prefetchStaleTime: number
}

interface InFlight {
  readonly url: string
  readonly abort: AbortController
  readonly outcome: Promise<PropsOutcome>
}

/** What was visited is not kept: each visit asks again (C58). */
export function createPropsFetcher(options: PropsFetcherOptions): PropsFetcher {
  let inFlight: InFlight | undefined
  const ahead = new Map<string, InFlight & { readonly until: number }>()

  const start = (url: string, body?: DataRequest['body']): InFlight => {
    const abort = new AbortController()
    return { url, abort, outcome: fetchProps(options, url, abort.signal, body) }
  }
  const findAhead = (url: string) => {
    const found = ahead.get(url)
    return found !== undefined && found.until > Date.now() ? found : undefined
  }
  /** One visit uses it; should it fail after all, the visit asks for itself. */
  const takeAhead = (url: string): InFlight | undefined => {
    const found = findAhead(url)
    ahead.delete(url)
    return (
      found && { ...found, outcome: found.outcome.catch(() => fetchProps(options, url, found.abort.signal)) }
    )
  }
  const drop = (): void => {
    inFlight?.abort.abort()
    inFlight = undefined
  }
  return {
    async load(request) {
      const url = toDataUrl(options, request)
      if (request.body !== undefined || inFlight?.url !== url) {
        drop()
        // What is sent is no one else's answer.
        inFlight =
          request.body === undefined
            ? (takeAhead(url) ?? start(url))
            : { ...start(url, request.body), url: '' }
      }
      const mine = inFlight
      try {
        return await mine.outcome
      } finally {
        if (inFlight === mine) inFlight = undefined
      }
    },
    prefetch(request) {
      const url = toDataUrl(options, request)
      if (findAhead(url) !== undefined) return
      const started = { ...start(url), until: Date.now() + options.prefetchStaleTime }
      ahead.set(url, started)
      started.outcome.catch(() => ahead.get(url) === started && ahead.delete(url))
    },
    drop,
    forget: () => ahead.clear(),
    async isOutdated() {
      // Nobody's address: the answer costs the server nothing, and names its build as every answer does.
      const { headers } = await options.fetch(`${options.base}${DATA_SEGMENT}/${options.buildId}`)
      return isOther(options, headers)
    },
  }
}

/**
 * The path was chosen by whoever wrote the link; it must not walk off the data (T11). So it has to be as a browser
 * writes it: without a segment that leads up.
 */
function toDataUrl(
  { base, buildId, origin }: PropsFetcherOptions,
  { path, search, only }: DataRequest,
): string {
  const dataPath = toDataPath(base, only === undefined ? buildId : addNames(buildId, only), path)
  if (new URL(origin + dataPath).pathname !== dataPath) throw badDataAddress(path)
  return dataPath + search
}

function isOther({ buildId }: PropsFetcherOptions, headers: Headers): boolean {
  return (headers.get(BUILD_HEADER) ?? buildId) !== buildId
}

async function fetchProps(
  options: PropsFetcherOptions,
  url: string,
  signal: AbortSignal,
  body?: DataRequest['body'],
): Promise<PropsOutcome> {
  const { format, rewrites, fetch } = options
  const response = await fetch(url, body === undefined ? { signal } : { signal, method: 'POST', body })
  const isOtherBuild = isOther(options, response.headers)
  const isUsable = !isOtherBuild && response.status < 500
  const data = isUsable ? ((await response.json()) as JsonObject | null) : null
  const outcome = typeof data === 'object' && data !== null ? format.readData(data) : undefined
  if (outcome === undefined) throw badPageData(url, response.status, isOtherBuild)
  const rewrite = rewrites?.read(response.headers)
  return rewrite === undefined || outcome.kind !== 'props' ? outcome : { ...outcome, rewrite }
}

import type { RefreshOptions } from '../shared/router-types.js'
import { createAnnouncer } from './announce.js'
import type { Client, FirstClient, NavigationRequest, View } from './client.js'
import { createPropsFetcher } from './fetch-props.js'
import { followEdits } from './follow-edits.js'
import { followPop } from './follow-pop.js'
import { forget } from './forget.js'
import type { Entry } from './history.js'
import { createPageLoader } from './load-page.js'
import { navigate } from './navigate.js'
import { prefetchData } from './prefetch-data.js'
import type { ReadData } from './read-data.js'
import { refresh } from './refresh.js'
import type { ClientRewrites } from './rewrites.js'
import { showErrorPage } from './show-error-page.js'
import { submit } from './submit.js'

/** What only some apps start, once there is a client that navigates. */
export type NavigationPart = (client: Client) => void

/** What an app needs of navigations. */
export interface LaterOptions {
  readonly readData: ReadData
  /** How long prefetched data is used, in ms. */
  readonly prefetchStaleTime: number
  readonly rewrites?: ClientRewrites
  readonly parts?: readonly NavigationPart[]
}

/** What the first page has no need of, and what leads to other pages: loaded once there may be one. */
export interface Later {
  /** Follows a link, or sends a form; see `navigate`. */
  navigate(request: NavigationRequest): Promise<boolean>
  /** Follows the browser to an entry of its history. */
  pop(entry: Entry): void
  refresh(options?: RefreshOptions): Promise<boolean>
  prefetchData(place: Pick<NavigationRequest, 'page' | 'locale'>): Promise<void>
  showErrorPage(error: unknown, failed: View): Promise<void>
}

/** Makes the client of the first page one that navigates. Called once. */
export function createLater(first: FirstClient, options: LaterOptions): Later {
  const { readData, prefetchStaleTime, rewrites, parts } = options
  const { app, buildId, environment } = first
  const { base } = app
  const { fetch } = environment
  const client: Client = Object.assign(first, {
    pages: createPageLoader(first, document),
    data: createPropsFetcher({ base, buildId, origin: location.origin, readData, rewrites, fetch }),
    announce: createAnnouncer(document),
    prefetchStaleTime,
    rewrites,
  })
  parts?.forEach((start) => start(client))
  if (import.meta.hot) followEdits(client, import.meta.hot)
  return {
    navigate: (request) => (request.body === undefined ? navigate(client, request) : submit(client, request)),
    pop: (entry) => followPop(client, entry),
    refresh(wanted) {
      // Whoever asks again has reason to think that what was kept is of yesterday.
      forget(client)
      return refresh(client, wanted)
    },
    prefetchData: (place) => prefetchData(client, place),
    showErrorPage: (error, failed) => showErrorPage(client, error, failed),
  }
}

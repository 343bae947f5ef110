import type { Router, RouterState, SubmitOptions } from '../shared/router-types.js'
import type { Inside, ResolvedHref } from '../shared/url/resolve-href.js'
import { toPath } from '../shared/url/split-path.js'
import type { FirstClient, NavigationRequest } from './client.js'
import type { Later } from './create-later.js'
import { leaveIfOutdated } from './follow-deployments.js'
import { missingParams, refusedAddress } from './errors.js'
import { resolve, toPlace } from './place.js'
import type { Prefetcher } from './prefetch.js'

/** Gives the router object for a state: a new one for each, whose methods are always the same (C93 to C100). */
export function createRouter(
  client: FirstClient,
  prefetch: Prefetcher['prefetch'] | undefined,
): (state: RouterState) => Router {
  const goBy =
    (kind: 'push' | 'replace'): Router['push'] =>
    (url, as, options = {}) => {
      const resolved = resolve(client, url, as)
      if (resolved.kind !== 'outside') return go(client, kind, resolved, options)
      void client.leave(resolved.href, kind)
      return Promise.resolve(false)
    }
  const methods: Omit<Router, keyof RouterState> = {
    push: goBy('push'),
    replace: goBy('replace'),
    async prefetch(url, as, { locale, data } = {}) {
      const resolved = resolve(client, url, as)
      if (prefetch === undefined || resolved.kind !== 'inside' || resolved.missing !== undefined) return
      const place = toPlace(client, resolved, locale)
      const { navigation } = client
      await Promise.allSettled([
        prefetch(place.page),
        data === true &&
          client.later().then(({ prefetchData }) => {
            // A navigation that has begun meanwhile asks by itself, and may have taken the answer already.
            if (client.navigation === navigation) return prefetchData(place)
          }),
      ])
    },
    async refresh(options) {
      return (await laterOrAnew(client)).refresh(options)
    },
    submit(url, body, { replace, ...options }: SubmitOptions = {}) {
      const resolved = resolve(client, url)
      return go(client, replace === true ? 'replace' : 'push', resolved, options, body)
    },
    reload: () => void client.leave(location.href, 'replace'),
    back: () => client.history.go(-1),
    forward: () => client.history.go(1),
    beforePopState(callback) {
      client.beforePopState = callback
    },
    events: client.events,
  }
  return (state) => ({ ...state, ...methods })
}

/** Throws when the address is none of this app's. */
function go(
  client: FirstClient,
  kind: 'push' | 'replace',
  resolved: ResolvedHref,
  options: NavigationRequest['options'],
  body?: NavigationRequest['body'],
): Promise<boolean> {
  const place = toPlace(client, checkInside(resolved), options.locale)
  const request: NavigationRequest = { ...place, kind, options, body }
  return client.loaded?.navigate(request) ?? goLater(client, request)
}

async function goLater(client: FirstClient, request: NavigationRequest): Promise<boolean> {
  const { kind, page, shown, locale, body } = request
  // What it needs first is on its way beside the code for it.
  client.routes.find(toPath(page)).catch(() => {})
  const { navigate } = await (body === undefined
    ? client.later().catch(() => client.leave(client.addresses.toBrowser(shown, locale), kind))
    : laterOrAnew(client))
  return navigate(request)
}

/** What is sent or asked for again is not to be lost in silence, which a document load alone would do. */
function laterOrAnew(client: FirstClient): Promise<Later> {
  return client.later().catch(async (error: unknown) => {
    await leaveIfOutdated(client)
    throw error
  })
}

function checkInside(resolved: ResolvedHref): Inside {
  if (resolved.kind !== 'inside') throw refusedAddress(resolved.href)
  if (resolved.missing !== undefined) throw missingParams(resolved.page, resolved.missing)
  return resolved
}

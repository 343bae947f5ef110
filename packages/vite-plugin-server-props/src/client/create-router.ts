import type { Router, RouterState, SubmitOptions } from '../shared/router-types.js'
import type { Inside, ResolvedHref } from '../shared/url/resolve-href.js'
import { withoutHash } from '../shared/url/split-path.js'
import type { Client, NavigationRequest } from './client.js'
import { leaveIfOutdated } from './follow-deployments.js'
import { forget } from './forget.js'
import { missingParams, refusedAddress } from './errors.js'
import { navigate } from './navigate.js'
import { resolve, toPlace } from './place.js'
import type { Prefetcher } from './prefetch.js'

/** Gives the router object for a state: a new one for each, whose methods are always the same (C93 to C100). */
export function createRouter(
  client: Client,
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
      const { navigation, view } = client
      const askAhead = async (): Promise<void> => {
        const { prefetchData } = await client.later()
        // A navigation that has begun meanwhile asks by itself, and may have taken the answer already.
        if (client.navigation === navigation && client.view === view) await prefetchData(client, place)
      }
      await Promise.allSettled([prefetch(place.page), data === true && askAhead()])
    },
    // Whoever asks again, or sends something, has reason to think that what was kept is of yesterday.
    async refresh(options) {
      forget(client)
      const later = client.later()
      await later.catch(() => leaveIfOutdated(client))
      return (await later).refresh(client, options)
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
  client: Client,
  kind: 'push' | 'replace',
  resolved: ResolvedHref,
  options: NavigationRequest['options'],
  body?: NavigationRequest['body'],
): Promise<boolean> {
  const place = toPlace(client, checkInside(resolved), options.locale)
  if (body === undefined) return navigate(client, { ...place, kind, options })
  forget(client)
  // The page that stays has the form, and what it says of it, where they are.
  const isHere = withoutHash(place.shown) === withoutHash(client.view.state.asPath)
  return navigate(client, { ...place, kind, options: isHere ? { scroll: false, ...options } : options, body })
}

function checkInside(resolved: ResolvedHref): Inside {
  if (resolved.kind !== 'inside') throw refusedAddress(resolved.href)
  if (resolved.missing !== undefined) throw missingParams(resolved.page, resolved.missing)
  return resolved
}

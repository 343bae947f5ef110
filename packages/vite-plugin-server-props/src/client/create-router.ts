import type { Router, RouterState, SubmitOptions, TransitionOptions } from '../shared/router-types.js'
import type { Url } from '../shared/typed-routes.js'
import { formatUrl } from '../shared/url/format-url.js'
import { resolveHref, type ResolvedHref } from '../shared/url/resolve-href.js'
import { withoutHash } from '../shared/url/split-path.js'
import { toInsideAddress } from '../shared/url/to-inside-address.js'
import type { Client, NavigationRequest } from './client.js'
import { missingParams, refusedAddress } from './errors.js'
import { navigate } from './navigate.js'
import type { Prefetcher } from './prefetch.js'
import { forget, refresh } from './refresh.js'

/** Gives the router object for a state: a new one for each, whose methods are always the same (C93 to C100). */
export function createRouter(
  client: Client,
  prefetch: Prefetcher['prefetch'] | undefined,
): (state: RouterState) => Router {
  const go = (
    kind: 'push' | 'replace',
    url: Url,
    as: Url | undefined,
    options: TransitionOptions = {},
  ): Promise<boolean> => {
    const resolved = resolve(client, url, as)
    if (resolved.kind !== 'outside')
      return navigate(client, { kind, ...toPlace(client, resolved, options.locale), options })
    void client.leave(resolved.href, kind)
    return Promise.resolve(false)
  }
  const methods: Omit<Router, keyof RouterState> = {
    push: (url, as, options) => go('push', url, as, options),
    replace: (url, as, options) => go('replace', url, as, options),
    async prefetch(url, as, options = {}) {
      const resolved = resolve(client, url, as)
      if (resolved.kind !== 'inside' || resolved.missing !== undefined) return
      const { page, locale } = toPlace(client, resolved, options.locale)
      await prefetch?.(page, options.data === true ? { locale } : undefined)
    },
    // Whoever asks again, or sends something, has reason to think that what was kept is of yesterday.
    async refresh(options) {
      forget(client)
      return options?.only?.length === 0 || refresh(client, options)
    },
    submit: (url, body, { replace, ...options }: SubmitOptions = {}) => {
      const place = toPlace(client, resolve(client, url, undefined), options.locale)
      const isHere = withoutHash(place.shown) === withoutHash(client.view.state.asPath)
      forget(client)
      return navigate(client, {
        kind: replace === true ? 'replace' : 'push',
        ...place,
        // The page that stays has the form, and what it says of it, where they are.
        options: isHere ? { scroll: false, ...options } : options,
        body,
      })
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

/**
 * Where a navigation leads. Throws when it can't. A language is named by the address, else by the option, else it
 * stays (S276).
 */
function toPlace(
  { addresses, view }: Client,
  resolved: ResolvedHref,
  wanted: TransitionOptions['locale'],
): Pick<NavigationRequest, 'page' | 'shown' | 'locale'> {
  if (resolved.kind !== 'inside') throw refusedAddress(resolved.href)
  const { page, shown, missing } = resolved
  if (missing !== undefined) throw missingParams(page, missing)
  const { address, locale } = addresses.split(shown)
  const { state } = view
  // An app without languages may still have the option, which then means nothing.
  const asked = state.locales && wanted
  return {
    page: addresses.split(page).address,
    shown: address,
    locale: locale ?? (asked === false ? state.defaultLocale : (asked ?? state.locale)),
  }
}

/** An address of this origin may be written in full (C25, C94). */
function resolve({ view, basePath }: Client, url: Url, as: Url | undefined): ResolvedHref {
  const toInside = (given: Url): string => {
    const text = formatUrl(given)
    return toInsideAddress(text, location.origin, basePath) ?? text
  }
  // Next takes an empty `as` for none.
  return resolveHref(view.state, toInside(url), as ? toInside(as) : undefined)
}

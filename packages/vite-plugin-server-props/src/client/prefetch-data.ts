import { toPath } from '../shared/url/split-path.js'
import type { Client, NavigationRequest } from './client.js'
import { toDataRequest } from './data-request.js'
import type { DataAhead, InFlight, PropsFetcher } from './fetch-props.js'
import { isWelcome } from './prefetch.js'

/** Asks for a page's data ahead of a navigation, unless the answer is there and fresh. Never rejects (C52). */
export async function prefetchData(
  client: Client,
  { page, locale }: Pick<NavigationRequest, 'page' | 'locale'>,
): Promise<void> {
  const { data, prefetchStaleTime, routes } = client
  try {
    const row = (await routes.find(toPath(page)))?.value
    if (row?.hasLoader !== true || !isWelcome(navigator)) return
    data.ahead ??= createDataAhead(data, prefetchStaleTime)
    data.ahead.ask(data.toUrl(toDataRequest(client, page, locale)))
  } catch {
    // The navigation that needs it will ask again, and tell.
  }
}

/** Keeps what was asked for ahead for `staleTime` ms. */
export function createDataAhead({ start }: Pick<PropsFetcher, 'start'>, staleTime: number): DataAhead {
  const asked = new Map<string, InFlight & { readonly until: number }>()
  const find = (url: string) => {
    const found = asked.get(url)
    return found !== undefined && found.until > Date.now() ? found : undefined
  }
  return {
    ask(url) {
      if (find(url) !== undefined) return
      const started = { ...start(url), until: Date.now() + staleTime }
      asked.set(url, started)
      started.outcome.catch(() => asked.get(url) === started && asked.delete(url))
    },
    take(url) {
      const found = find(url)
      asked.delete(url)
      return found && { ...found, outcome: found.outcome.catch(() => startAgain(start, found)) }
    },
    clear: () => asked.clear(),
  }
}

/** Should it fail after all, the visit asks for itself. */
function startAgain(start: PropsFetcher['start'], { url, abort }: InFlight): InFlight['outcome'] {
  const again = start(url)
  abort.signal.addEventListener('abort', () => again.abort.abort())
  return again.outcome
}

import type { Client, NavigationRequest } from './client.js'
import { scrollTo, scrollToHash } from './scroll.js'

/** How a page comes to rest: where it was scrolled to before, else its hash, else the top (C131 to C137). */
export function settle(
  client: Client,
  { kind, shown, options }: NavigationRequest,
  isShallow: boolean,
  isNewPage = true,
): void {
  const isPop = kind === 'pop'
  const position = client.history.arrive()
  if (isPop && position !== undefined) scrollTo(position)
  else if (isPop || (options.scroll ?? !isShallow)) scrollToHash(shown, isNewPage)
}

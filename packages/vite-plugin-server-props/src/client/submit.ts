import { withoutHash } from '../shared/url/split-path.js'
import type { Client, NavigationRequest } from './client.js'
import { forget } from './forget.js'
import { navigate } from './navigate.js'

/** A navigation that sends something: whoever does so has reason to think that what was kept is of yesterday. */
export function submit(client: Client, request: NavigationRequest): Promise<boolean> {
  forget(client)
  const { shown, options } = request
  // The page that stays has the form, and what it says of it, where they are.
  const isHere = withoutHash(shown) === withoutHash(client.view.state.asPath)
  return navigate(client, isHere ? { ...request, options: { scroll: false, ...options } } : request)
}

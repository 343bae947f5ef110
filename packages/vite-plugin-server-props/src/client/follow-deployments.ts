import type { Client } from './client.js'
import { isOtherBuild } from './errors.js'

/**
 * A part of the page that can't be loaded, such as a component that is imported when it is needed, is gone after a
 * deployment: the document is loaded anew, once, because then it is of the server's build.
 */
export function followDeployments(client: Client): void {
  window.addEventListener('vite:preloadError', () => void leaveIfOutdated(client))
}

/** Loads the document anew if the server is of another deployment by now; then it never settles. */
export function leaveIfOutdated({ data, leave }: Client): Promise<unknown> {
  // What can't be reached can't be loaded anew either.
  return data.ping().catch((error: unknown) => isOtherBuild(error) && leave(location.href, 'replace'))
}

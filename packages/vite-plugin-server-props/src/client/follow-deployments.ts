import { BUILD_HEADER, DATA_SEGMENT } from '../shared/names.js'
import type { FirstClient } from './client.js'

/**
 * A part of the page that can't be loaded, such as a component that is imported when it is needed, is gone after a
 * deployment: the document is loaded anew, once, because then it is of the server's build.
 */
export function followDeployments(client: FirstClient): void {
  window.addEventListener('vite:preloadError', () => void leaveIfOutdated(client))
}

/** Loads the document anew if the server is of another deployment by now; then it never settles. */
export async function leaveIfOutdated({ app, buildId, environment, leave }: FirstClient): Promise<void> {
  // Nobody's address: the answer costs the server nothing, and names its build as every answer does. What can't be
  // reached can't be loaded anew either.
  const response = await environment.fetch(`${app.base}${DATA_SEGMENT}/${buildId}`).catch(() => undefined)
  if (response !== undefined && isOtherBuild(response.headers, buildId)) await leave(location.href, 'replace')
}

/** Whether an answer is of another deployment than the page. */
export function isOtherBuild(headers: Headers, buildId: string): boolean {
  return (headers.get(BUILD_HEADER) ?? buildId) !== buildId
}

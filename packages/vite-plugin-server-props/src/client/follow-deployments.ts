import type { Client } from './client.js'

/**
 * A part of the page that can't be loaded, such as a component that is imported when it is needed, is gone after a
 * deployment: the document is loaded anew, once, because then it is of the server's build.
 */
export function followDeployments({ data, leave }: Client): void {
  window.addEventListener('vite:preloadError', () => {
    data.isOutdated().then(
      (isOutdated) => isOutdated && leave(location.href, 'replace'),
      // What can't be reached can't be loaded anew either.
      () => {},
    )
  })
}

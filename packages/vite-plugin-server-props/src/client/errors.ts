// Messages that only a developer needs are left out of production builds: visitors would load them.

/** A navigation that another one took the place of. */
export function navigationCancelled(url: string): Error {
  return Object.assign(new Error(`Navigation to ${url} was cancelled`), { cancelled: true })
}

/** No page of this app has the address: the server is asked, or another app (C37). */
export function noSuchPage(url: string): Error {
  return new Error(`No page has the address ${url}`)
}

/** The answer for page data is none, or of another build (F16, F17). */
export function badPageData(url: string, status: number, isOtherBuild: boolean): Error {
  return Object.assign(new Error(`Failed to load page data ${url} (status ${status})`), { isOtherBuild })
}

/** Whether something failed because the server is of another deployment by now. */
export function isOtherBuild(error: unknown): boolean {
  return (error as { isOtherBuild?: boolean }).isOtherBuild === true
}

/** The address of page data would lead off the site or off the data (T11). */
export function badDataAddress(path: string): Error {
  return new Error(`No page data for ${path}`)
}

/** A style sheet or a part of the route table could not be loaded. */
export function loadFailed(url: string): Error {
  return new Error(`Failed to load ${url}`)
}

/** A module in `pages` that is no page. */
export function noPageComponent(pattern: string): Error {
  return new Error(`The default export is not a React Component in page: "${pattern}"`)
}

/** A scheme that is never followed (C39, T15). */
export function refusedAddress(href: string): Error {
  const why = import.meta.env.DEV ? ': the router follows http: and https: only, and never javascript:' : ''
  return new Error(`Refused to navigate to "${href}"${why}`)
}

/** A pattern whose parameters the query lacks. */
export function missingParams(href: string, missing: readonly string[]): Error {
  const names = missing.join(', ')
  return new Error(
    import.meta.env.DEV
      ? `The provided \`href\` (${href}) value is missing query values (${names}) to be interpolated properly. Name them in \`query\`, or give \`as\``
      : `${href} is missing query values (${names})`,
  )
}

/** Redirects that lead in a circle. */
export function tooManyRedirects(destination: string): Error {
  return new Error(`Too many redirects, the last one to "${destination}"`)
}

/** The document lacks what the server puts there. */
export function noPayload(id: string): Error {
  const cure = import.meta.env.DEV ? '. A custom document must render <Main /> and <NextScript />' : ''
  return new Error(`The document has no element with the id "${id}"${cure}`)
}

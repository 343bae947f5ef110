// Messages that only a developer needs are left out of production builds: visitors would load them.

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

/** The document lacks what the server puts there. */
export function noPayload(id: string): Error {
  const cure = import.meta.env.DEV ? '. A custom document must render <Main /> and <NextScript />' : ''
  return new Error(`The document has no element "#${id}"${cure}`)
}

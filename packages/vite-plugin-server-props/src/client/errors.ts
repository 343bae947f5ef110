/** A navigation that another one took the place of. */
export function navigationCancelled(url: string): Error {
  return Object.assign(new Error(`Loading ${url} was cancelled: another navigation took over.`), {
    cancelled: true,
  })
}

/** No page of this app has the address: the server is asked, or another app (C37). */
export function noSuchPage(url: string): Error {
  return new Error(`No page of this app has the address ${url}.`)
}

/** The answer for page data is none (F17). */
export function badPageData(url: string, why: string): Error {
  return new Error(`Failed to load the page data ${url}: ${why}.`)
}

/** The address of page data would lead off the site or off the data (T11). */
export function badDataAddress(path: string): Error {
  return new Error(`The path ${path} has no page data of its own.`)
}

/** A style sheet or a part of the route table could not be loaded. */
export function loadFailed(url: string): Error {
  return new Error(`Failed to load ${url}.`)
}

/** A module in `pages` that is no page. */
export function noPageComponent(pattern: string): Error {
  return new Error(`The default export is not a React Component in page: "${pattern}".`)
}

/** A scheme that is never followed (C39, T15). */
export function refusedAddress(href: string): Error {
  return new Error(`The router does not follow the address "${href}": only http: and https: are followed.`)
}

/** A pattern whose parameters the query lacks. */
export function missingParams(href: string, missing: readonly string[]): Error {
  return new Error(
    `The provided \`href\` (${href}) value is missing query values (${missing.join(', ')}) to be interpolated properly.`,
  )
}

/** A redirect that leads nowhere, or back to itself for ever. */
export function badRedirect(destination: string, why: string): Error {
  return new Error(`The redirect to "${destination}" was not followed: ${why}.`)
}

/** The document lacks what the server puts there. */
export function noPayload(id: string): Error {
  return new Error(
    `The document has no element with the id "${id}", from which the page is started. ` +
      'The custom document must render <Main /> and <NextScript />.',
  )
}

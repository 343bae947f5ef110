// Apart from `errors.ts`, which is loaded with the first page.

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
export function isOfOtherBuild(error: unknown): boolean {
  return (error as { isOtherBuild?: boolean }).isOtherBuild === true
}

/** The address of page data would lead off the site or off the data (T11). */
export function badDataAddress(path: string): Error {
  return new Error(`No page data for ${path}`)
}

/** Redirects that lead in a circle. */
export function tooManyRedirects(destination: string): Error {
  return new Error(`Too many redirects, the last one to "${destination}"`)
}

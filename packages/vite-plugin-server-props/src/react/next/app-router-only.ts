import { appRouterOnly } from './errors.js'

/** How `redirect` of the App Router enters the history. */
export const RedirectType: { readonly push: 'push'; readonly replace: 'replace' } = {
  push: 'push',
  replace: 'replace',
}
export type RedirectType = 'push' | 'replace'

const LOADER = 'getServerSideProps (or getStaticProps)'

/** Throws an error that says what to do in a page. */
export function redirect(url: string, _type?: RedirectType): never {
  throw appRouterOnly(
    'redirect',
    `Return { redirect: { destination: ${JSON.stringify(url)}, permanent: false } } from ${LOADER}, or call router.replace() of next/router in the browser.`,
  )
}

/** Throws an error that says what to do in a page. */
export function permanentRedirect(url: string, _type?: RedirectType): never {
  throw appRouterOnly(
    'permanentRedirect',
    `Return { redirect: { destination: ${JSON.stringify(url)}, permanent: true } } from ${LOADER}.`,
  )
}

/** Throws an error that says what to do in a page. */
export function notFound(): never {
  throw appRouterOnly('notFound', `Return { notFound: true } from ${LOADER}.`)
}

/** Throws an error that says what to do in a page. */
export function forbidden(): never {
  throw appRouterOnly('forbidden', 'Set res.statusCode = 403 in getServerSideProps.')
}

/** Throws an error that says what to do in a page. */
export function unauthorized(): never {
  throw appRouterOnly('unauthorized', 'Set res.statusCode = 401 in getServerSideProps.')
}

/** Throws errors that belong to the framework again; pages have none. */
export function unstable_rethrow(_error: unknown): void {}

/** Whether an error says that a server action is not known; pages have none. */
export function unstable_isUnrecognizedActionError(_error: unknown): boolean {
  return false
}

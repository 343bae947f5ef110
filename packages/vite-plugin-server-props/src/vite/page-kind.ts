import type { LoaderName } from './strip/loader-names.js'

/** How a page is answered: anew for each request, or the same for everyone. */
export type PageKind = 'per request' | 'static'

/** A function given to a component, or a class's own; a call of another component's says nothing. */
const INITIAL_PROPS = /\.getInitialProps\s*=(?!=)|\bstatic\s+(?:async\s+)?getInitialProps\b/

/**
 * The kind of a page by its loaders and by what the texts of its module and of the App's say; what they import is not
 * looked at. `getStaticProps` makes no page one per request.
 */
export function toPageKind(loaders: readonly LoaderName[], code: string, appCode: string): PageKind {
  const isPerRequest =
    loaders.includes('getServerSideProps') || INITIAL_PROPS.test(code) || INITIAL_PROPS.test(appCode)
  return isPerRequest ? 'per request' : 'static'
}

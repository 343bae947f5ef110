import type { RouteKind } from '../../types/build-report.js'

/** A function given to a component, or a class's own; a call of another component's says nothing. */
const INITIAL_PROPS = /\.getInitialProps\s*=(?!=)|\bstatic\s+(?:async\s+)?getInitialProps\b/

/** Whether the text of a module gives a component `getInitialProps`. */
export function hasInitialProps(code: string): boolean {
  return INITIAL_PROPS.test(code)
}

/** The kind of a page by what its module and the App's say; what they import is not looked at. */
export function toPageKind(hasLoader: boolean, code: string, appCode: string): RouteKind {
  return hasLoader || hasInitialProps(code) || hasInitialProps(appCode) ? 'per request' : 'static'
}

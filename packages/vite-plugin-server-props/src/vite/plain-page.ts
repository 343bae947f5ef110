import { LOADER_NAMES } from './strip/loader-names.js'

/** The default export is a function by its declaration, and there is no other. */
const COMPONENT = /^export\s+default\s+(?:async\s+)?function\b/m
const DEFAULT_EXPORTS = /\bexport\s+default\b/g
const OTHER_DEFAULT = /\bas\s+(?:default\b|["'])/

/** A loader that is no object: a declared function, or a constant whose value begins with a name or `async`. */
const LOADER =
  /^export\s+(?:(?:async\s+)?function\s+getServerSideProps\b|const\s+getServerSideProps\b[^=]*=\s*[\w$])/m

/** Other functions that load props, and the ways to attach one to a component. */
const OTHER_FUNCTIONS =
  /\bgetInitialProps\b|\bgetStaticP(?:rops|aths)\b|[.["'`]\s*getServerSideProps\b|\bassign\b/

/**
 * Whether a page shows without being parsed that its component is a function and its loader, if any, the only one: most
 * are written like that, and parsing each of thousands takes a good part of a build. False says nothing.
 */
export function isPlainPage(code: string, pattern: string): boolean {
  if (code.match(DEFAULT_EXPORTS)?.length !== 1 || !COMPONENT.test(code)) return false
  if (OTHER_DEFAULT.test(code) || OTHER_FUNCTIONS.test(code)) return false
  if (!LOADER_NAMES.test(code)) return true
  return pattern !== '/404' && pattern !== '/500' && LOADER.test(code)
}

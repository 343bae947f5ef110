/** The exports that are removed from what the browser gets. */
export type LoaderName = 'getServerSideProps' | 'getStaticProps' | 'getStaticPaths'

const NAMES: ReadonlySet<string> = new Set<LoaderName>([
  'getServerSideProps',
  'getStaticProps',
  'getStaticPaths',
])

/** What may stand between two characters of a name in quotes, and is not in the name: `'get\ServerSideProps'`. */
const IN_NAME = String.raw`(?:\\(?:\r\n|[\n\r\u2028\u2029]))*\\?`

/**
 * Text of a module that may export a loader; a module that does not match has none. For a hook's `filter: { code }`.
 * A name can also be written with escapes (`get\u0053erverSideProps`), so those are looked at too.
 */
export const LOADER_NAMES: RegExp = new RegExp(
  [...Array.from(NAMES, (name) => [...name].join(IN_NAME)), String.raw`\\[ux]`].join('|'),
)

/** Text of a page that may hold an `export *`, which is refused there even when no loader is named. */
export const EXPORT_ALL: RegExp = /\bexport(?:\s|\/\/.*[\n\r]|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/)*\*/

/** Whether one of a page's loaders makes its props. */
export function makesProps(loaders: readonly LoaderName[]): boolean {
  return loaders.includes('getServerSideProps') || loaders.includes('getStaticProps')
}

/** Whether an export of this name is a loader. */
export function isLoaderName(name: string | null): name is LoaderName {
  return name !== null && NAMES.has(name)
}

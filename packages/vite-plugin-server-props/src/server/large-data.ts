import type { Props } from '../shared/page-data.js'
import { listPropSizes, sizeOf, type PropSize } from '../shared/prop-sizes.js'
import type { ServerApp, ServerRoute } from '../shared/server-app.js'
import { toLargeDataWarning } from './errors.js'
import type { LoadedProps } from './page-parts.js'
import { serializeProps } from './serialize-props.js'

/** As many as help; of those that are measured, some hold others. */
const NAMED = 5
const MEASURED = 50

/** Looks at the props of a page, given also as JSON; development only. */
export type WarnOfLargeData = (route: ServerRoute, props: LoadedProps, propsJson: string) => void

/** Warns, once for each page, of more JSON than a page should wait for (S87, F11). */
export function createLargeDataWarning({ largeDataBytes }: ServerApp): WarnOfLargeData {
  const known = new Set<string>()
  return ({ pattern, file }, { pageProps, appProps }, propsJson) => {
    if (largeDataBytes === 0 || known.has(pattern)) return
    const bytes = sizeOf(propsJson) + (appProps === undefined ? 0 : sizeOf(serializeProps(appProps)))
    if (bytes <= largeDataBytes) return
    known.add(pattern)
    console.warn(
      toLargeDataWarning({
        pattern,
        file,
        bytes,
        largeDataBytes,
        heaviest: listHeaviest({ ...appProps, ...pageProps }),
      }),
    )
  }
}

/** The heaviest parts of props, without those of which one part is nearly all: the part says more. */
function listHeaviest(props: Props): readonly PropSize[] {
  const sizes = listPropSizes(props, MEASURED)
  return sizes.filter((outer) => !sizes.some((inner) => isNearlyIn(outer, inner))).slice(0, NAMED)
}

function isNearlyIn(outer: PropSize, inner: PropSize): boolean {
  const next = inner.path.startsWith(outer.path) ? inner.path[outer.path.length] : undefined
  return (next === '.' || next === '[') && inner.bytes > outer.bytes * 0.8
}

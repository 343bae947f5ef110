import type { Props } from '../shared/page-data.js'
import type { ServerApp, ServerRoute } from '../shared/server-app.js'
import { toLargeDataWarning } from './errors.js'
import type { LoadedProps } from './page-parts.js'
import { serializeProps } from './serialize-props.js'

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
        keys: listSizes({ ...appProps, ...pageProps }),
      }),
    )
  }
}

/** The largest keys first, as many as help. */
function listSizes(props: Props): readonly (readonly [key: string, bytes: number])[] {
  return Object.entries(props)
    .map(([key, value]) => [key, sizeOf(JSON.stringify(value) ?? '')] as const)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 3)
}

function sizeOf(json: string): number {
  return new TextEncoder().encode(json).length
}

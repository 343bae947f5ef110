import type { ClientApp } from '../shared/client-app.js'
import { isErrorPattern } from '../shared/first-router-state.js'
import { matchPattern } from '../shared/routes/match-pattern.js'
import { shardOf, toShardFile, type RouteRow, type RouteShard } from '../shared/routes/route-table.js'
import type { RouteMatch } from '../shared/routes/route-tree.js'
import { splitPath } from '../shared/url/split-path.js'
import { loadFailed } from './errors.js'
import { remember } from './remember.js'

/** The pages that the client knows of. Parts of it are loaded when a path needs them. */
export interface RouteTable {
  /** The page of an encoded path; none for a malformed one. Rejects when its part can't be loaded. */
  find(path: string): Promise<RouteMatch<RouteRow> | undefined>
  /** `/404` or `/_error`; looked for in the part that a path needs anyway. */
  findSpecial(pattern: string, path: string): Promise<RouteRow | undefined>
  /** In development: takes another table. */
  replace(rows: readonly RouteRow[]): void
}

/** What a route table needs to know. */
export interface RouteTableOptions {
  readonly app: ClientApp
  readonly buildId: string
  readonly fetch: typeof fetch
}

/** Makes an empty table; nothing is loaded yet. */
export function createRouteTable({ app, buildId, fetch }: RouteTableOptions): RouteTable {
  let hotShard: RouteShard | undefined
  const load = remember(async (url): Promise<RouteShard> => {
    const response = await fetch(url)
    if (!response.ok) throw loadFailed(url)
    return (await response.json()) as RouteShard
  })
  const shardFor = async ([first = '']: readonly string[] = []): Promise<RouteShard> => {
    if (import.meta.env.DEV && app.loadRoutes !== undefined)
      return (hotShard ??= (await app.loadRoutes()) as unknown as RouteShard)
    return load(app.base + toShardFile(app.assetsDir, buildId, shardOf(first, app.shards)))
  }
  return {
    async find(path) {
      const segments = splitPath(path)
      if (segments === undefined) return undefined
      for (const row of (await shardFor(segments)).rows) {
        const params = isErrorPattern(row.pattern) ? undefined : matchPattern(row.pattern, segments)
        if (params !== undefined) return { value: row, params }
      }
      return undefined
    },
    findSpecial: async (pattern, path) =>
      (await shardFor(splitPath(path))).rows.find((row) => row.pattern === pattern),
    replace(rows) {
      hotShard = { rows }
    },
  }
}

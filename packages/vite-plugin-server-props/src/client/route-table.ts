import type { ClientApp } from '../shared/client-app.js'
import { isErrorPattern } from '../shared/first-router-state.js'
import { matchPattern } from '../shared/routes/match-pattern.js'
import { shardOf, toShardFile, type RouteRow, type RouteShard } from '../shared/routes/route-table.js'
import type { RouteMatch } from '../shared/routes/route-tree.js'
import { loadFailed } from './errors.js'

/** The pages that the client knows of. Parts of it are loaded when a path needs them. */
export interface RouteTable {
  /** The page of a path, given as decoded segments. Rejects when its part can't be loaded. */
  find(segments: readonly string[]): Promise<RouteMatch<RouteRow> | undefined>
  /** `/404` or `/_error`; looked for in the part that a path needs anyway. */
  findSpecial(pattern: string, segments: readonly string[]): Promise<RouteRow | undefined>
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
  const shards = new Map<number, Promise<RouteShard>>()

  const load = async (shard: number): Promise<RouteShard> => {
    if (import.meta.env.DEV && app.loadRoutes !== undefined)
      return (await app.loadRoutes()) as unknown as RouteShard
    const url = app.base + toShardFile(app.assetsDir, buildId, shard)
    const response = await fetch(url)
    if (!response.ok) throw loadFailed(url)
    return (await response.json()) as RouteShard
  }
  const rowsFor = async ([first = '']: readonly string[]): Promise<readonly RouteRow[]> => {
    const number = import.meta.env.DEV && app.loadRoutes !== undefined ? 0 : shardOf(first, app.shards)
    let shard = shards.get(number)
    if (shard === undefined) {
      shards.set(number, (shard = load(number)))
      // A later navigation may find it.
      shard.catch(() => shards.delete(number))
    }
    return (await shard).rows
  }

  return {
    async find(segments) {
      for (const row of await rowsFor(segments)) {
        const params = isErrorPattern(row.pattern) ? undefined : matchPattern(row.pattern, segments)
        if (params !== undefined) return { value: row, params }
      }
      return undefined
    },
    findSpecial: async (pattern, segments) =>
      (await rowsFor(segments)).find((row) => row.pattern === pattern),
    replace(rows) {
      shards.set(0, Promise.resolve({ rows }))
    },
  }
}

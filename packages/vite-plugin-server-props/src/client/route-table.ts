import type { ClientApp } from '../shared/client-app.js'
import { isErrorPattern } from '../shared/first-router-state.js'
import { shardOf, toShardFile, type RouteRow, type RouteShard } from '../shared/routes/route-table.js'
import { matchRoute, type RouteMatch, type RouteTree } from '../shared/routes/route-tree.js'
import { toTrustedTree } from '../shared/routes/trusted-pattern.js'
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
  const shards = new Map<number, Promise<Part>>()

  const load = async (shard: number): Promise<Part> => {
    if (app.loadRoutes !== undefined) return toPart((await app.loadRoutes()) as unknown as RouteShard)
    const url = app.base + toShardFile(app.assetsDir, buildId, shard)
    const response = await fetch(url)
    if (!response.ok) throw loadFailed(url)
    return toPart((await response.json()) as RouteShard)
  }
  const partOf = ([first = '']: readonly string[]): Promise<Part> => {
    const shard = app.loadRoutes === undefined ? shardOf(first, app.shards) : 0
    let part = shards.get(shard)
    if (part === undefined) {
      shards.set(shard, (part = load(shard)))
      // A later navigation may find it.
      part.catch(() => shards.delete(shard))
    }
    return part
  }

  return {
    find: async (segments) => matchRoute((await partOf(segments)).tree, segments),
    findSpecial: async (pattern, segments) =>
      (await partOf(segments)).special.find((row) => row.pattern === pattern),
    replace(rows) {
      shards.set(0, Promise.resolve(toPart({ rows })))
    },
  }
}

interface Part {
  readonly tree: RouteTree<RouteRow>
  readonly special: readonly RouteRow[]
}

function toPart({ rows }: RouteShard): Part {
  return {
    tree: toTrustedTree(rows.filter(({ pattern }) => !isErrorPattern(pattern))),
    special: rows.filter(({ pattern }) => isErrorPattern(pattern)),
  }
}

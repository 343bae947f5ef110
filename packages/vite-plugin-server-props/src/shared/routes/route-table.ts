import { inMatchOrder } from './match-pattern.js'

/** One page as the client knows it. Paths of files have no base and no leading slash. */
export interface RouteRow {
  /** The route's pattern; `/404` and `/_error` are among them. */
  readonly pattern: string
  /** The page's module. */
  readonly module: string
  /** Whether a navigation has page data to ask for (C55, E55). */
  readonly hasLoader: boolean
  /** Style sheets that the page needs. */
  readonly styles?: readonly string[]
  /** Modules that the page's module imports, to be fetched beside it. */
  readonly imports?: readonly string[]
}

/** A part of the route table: the rows that a path with a certain first segment can match, in the order of trying. */
export interface RouteShard {
  readonly rows: readonly RouteRow[]
}

/** How many rows with a fixed first segment a shard holds, about. */
const ROWS_PER_SHARD = 48

/** The number of shards of a table; one for a small app. */
export function countShards(patterns: readonly string[]): number {
  const fixed = patterns.filter((pattern) => !isInEveryShard(pattern)).length
  return Math.max(1, Math.ceil(fixed / ROWS_PER_SHARD))
}

/** The shard in which a path with this decoded first segment is looked up (a hash over UTF-16 units). */
export function shardOf(firstSegment: string, shards: number): number {
  let hash = 0
  for (const unit of firstSegment.split('')) hash = Math.imul(hash, 31) + unit.charCodeAt(0)
  return (hash >>> 0) % shards
}

/** Splits rows into shards. Rows that any path may need (`/`, `/[x]…`, the error pages) are in each. */
export function toShards(rows: readonly RouteRow[], shards: number): readonly RouteShard[] {
  const table = Array.from({ length: shards }, () => ({ rows: [] as RouteRow[] }))
  for (const row of inMatchOrder(rows)) {
    if (isInEveryShard(row.pattern)) for (const shard of table) shard.rows.push(row)
    else table[shardOf(firstSegmentOf(row.pattern), shards)]?.rows.push(row)
  }
  return table
}

/** The address of a shard, without base: the build's id and the number are all that it takes (immutable). */
export function toShardFile(assetsDir: string, buildId: string, shard: number): string {
  return `${assetsDir === '' ? '' : `${assetsDir}/`}routes-${buildId}-${shard}.json`
}

function isInEveryShard(pattern: string): boolean {
  return (
    pattern === '/' ||
    pattern.startsWith('/[') ||
    pattern === '/404' ||
    pattern === '/_error' ||
    pattern === '/500'
  )
}

function firstSegmentOf(pattern: string): string {
  const end = pattern.indexOf('/', 1)
  return end < 0 ? pattern.slice(1) : pattern.slice(1, end)
}

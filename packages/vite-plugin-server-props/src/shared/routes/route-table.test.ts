import { expect, test } from 'vitest'
import { countShards, shardOf, toShardFile, toShards, type RouteRow } from './route-table.js'

const row = (pattern: string): RouteRow => ({ pattern, module: `assets${pattern}.js`, hasLoader: true })

test('C151 a small app has one shard with every row, in the order of trying', () => {
  const rows = ['/[lang]', '/', '/blog/[slug]', '/about', '/404', '/_error'].map(row)
  expect(countShards(rows.map(({ pattern }) => pattern))).toBe(1)
  const [shard] = toShards(rows, 1)
  const patterns = shard!.rows.map(({ pattern }) => pattern)
  expect(patterns).toEqual(['/', '/about', '/404', '/_error', '/blog/[slug]', '/[lang]'])
})

test('a path finds all the rows that it could match in the shard of its first segment', () => {
  const rows = [
    ...Array.from({ length: 500 }, (_, index) => row(`/s${index}/[id]`)),
    row('/'),
    row('/[lang]/x'),
    row('/_error'),
  ]
  const count = countShards(rows.map(({ pattern }) => pattern))
  expect(count).toBeGreaterThan(5)
  const shards = toShards(rows, count)
  for (let index = 0; index < 500; index++) {
    const patterns = shards[shardOf(`s${index}`, count)].rows.map(({ pattern }) => pattern)
    expect(patterns).toEqual(expect.arrayContaining([`/s${index}/[id]`, '/', '/[lang]/x', '/_error']))
    expect(patterns.length).toBeLessThan(150)
  }
})

test('a shard has an address that needs no index', () => {
  expect(toShardFile('assets', 'b1', 3)).toBe('assets/routes-b1-3.json')
  expect(toShardFile('', 'b1', 0)).toBe('routes-b1-0.json')
})

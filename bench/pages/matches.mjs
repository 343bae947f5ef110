// How long the server's route tree takes to find a route, in trees of different sizes.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../../scripts/tools.mjs'
import { toAddress, toPattern } from '../support/many-pages.mjs'
import { median } from '../support/median.mjs'

const MATCHES = 200_000
const ROUNDS = 7

/** Nanoseconds of a match, by the number of routes; the trees are asked in turns. */
export async function timeMatches(counts) {
  const dist = path.join(root, 'packages/vite-plugin-server-props/dist')
  const { addRoute, createRouteTree, matchRoute } = await import(
    pathToFileURL(path.join(dist, 'shared/routes/route-tree.js')).href
  )
  const trees = counts.map((routes) => {
    const tree = createRouteTree()
    for (let n = 0; n < routes; n++) addRoute(tree, toPattern(n), n)
    return { routes, tree, fixed: [], withParameter: [] }
  })
  const time = (tree, n) => {
    const segments = toAddress(n).split('/').slice(1)
    if (matchRoute(tree, segments)?.value !== n) throw new Error(`route ${n} is not found`)
    const begin = performance.now()
    for (let count = 0; count < MATCHES; count++) matchRoute(tree, segments)
    return ((performance.now() - begin) * 1e6) / MATCHES
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const { tree, fixed, withParameter } of trees) {
      fixed.push(time(tree, 6))
      withParameter.push(time(tree, 9))
    }
  }
  return trees.map(({ routes, fixed, withParameter }) => {
    return [routes, { fixed: median(fixed).toFixed(0), withParameter: median(withParameter).toFixed(0) }]
  })
}

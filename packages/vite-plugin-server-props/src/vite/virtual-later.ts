import type { RoutingRules } from '../shared/rules/rules.js'
import { getConfig, getPages, type PluginContext } from './context.js'
import { readPageParts } from './page-parts.js'
import { toNames } from './virtual-client.js'
import { PACKAGE } from './virtual-ids.js'

/** What the client knows once it navigates. */
export interface LaterDescription {
  readonly isNext: boolean
  readonly hasRewrites: boolean
  /** Whether a page has something to show while its data is on the way. */
  readonly hasSkeletons: boolean
  readonly staleTime: number | undefined
  readonly prefetchStaleTime: number
  readonly progressBar: object | undefined
  readonly viewTransitions: boolean
}

/** The text of what the browser loads once a page may be left, for the app as it is. */
export function loadLaterModule(context: PluginContext): string {
  const isDev = getConfig(context).command === 'serve'
  const { next, staleTime, prefetchStaleTime, progressBar, viewTransitions } = context.options
  return writeLaterModule({
    isNext: next,
    hasRewrites: hasRewrites(context.routing.rules),
    // In development it is there, so that an edit needs no other entry.
    hasSkeletons: isDev || (context.pageParts ?? readPageParts(getPages(context))).hasSkeletons,
    staleTime,
    prefetchStaleTime,
    progressBar,
    viewTransitions,
  })
}

function hasRewrites(rules: RoutingRules | undefined): boolean {
  if (rules === undefined) return false
  return [rules.beforeFiles, rules.afterFiles, rules.fallback].some((list) => list.length > 0)
}

/** Writes the module: it imports what this app needs of navigations. */
export function writeLaterModule(later: LaterDescription): string {
  const { isNext, hasRewrites, hasSkeletons, staleTime, progressBar, viewTransitions } = later
  const readData = isNext ? 'readNextData' : 'readOwnData'
  const parts = [
    ...(staleTime === undefined ? [] : [`historyMemory(${staleTime})`]),
    ...(hasSkeletons ? ['skeleton'] : []),
    ...(progressBar === undefined ? [] : [`progressBar(${JSON.stringify(progressBar)})`]),
    ...(viewTransitions ? ['viewTransitions'] : []),
  ]
  const names = toNames(['createLater', readData, ...(hasRewrites ? ['rewrites'] : []), ...parts])
  const others = [
    ...(hasRewrites ? ['rewrites'] : []),
    ...(parts.length > 0 ? [`parts: [${parts.join(', ')}]`] : []),
  ]
  return `import { ${names} } from '${PACKAGE}/client-later'

export default (client) =>
  createLater(client, {
    readData: ${readData},
    prefetchStaleTime: ${later.prefetchStaleTime},${others.map((line) => `\n    ${line},`).join('')}
  })
`
}

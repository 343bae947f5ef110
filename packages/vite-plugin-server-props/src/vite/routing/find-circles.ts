import type { RedirectRule } from '../../types/routing.js'
import { toText } from './given.js'
import { parseSource } from './parse-source.js'

/**
 * Which redirects lead in a circle, for every request that meets them: `/a` to `/b` and `/b` to `/a`. The rules
 * are valid by themselves; one that leads to itself is told with them. What depends on the request ends a chain.
 */
export function findCircles(name: string, rules: readonly RedirectRule[]): readonly string[] {
  const steps = rules.map((rule) => ({
    rule,
    pattern: new RegExp(parseSource(rule.source, true).pattern, 'i'),
  }))
  const follow = (path: string): number => {
    const index = steps.findIndex(({ pattern }) => pattern.test(path))
    return index >= 0 && isCertain(steps[index]!.rule) ? index : -1
  }
  const told = new Set<number>()
  return rules.flatMap(({ source }, start) => {
    if (told.has(start) || SPECIAL.test(source) || follow(source) !== start) return []
    const chain = [start]
    for (let at = start; ;) {
      at = follow(toPath(rules[at]!.destination))
      if (at === start || at < 0 || chain.includes(at)) {
        if (at !== start || chain.length === 1) return []
        for (const index of chain) told.add(index)
        return [toProblem(name, rules, chain)]
      }
      chain.push(at)
    }
  })
}

/** What has a meaning in a source or destination. */
const SPECIAL = /[:(){}*+?\\]/

/** Whether a rule takes all requests for its source, and leads all of them to one path of this site. */
function isCertain({ destination, has, missing, basePath, locale }: RedirectRule): boolean {
  const isForAll = has === undefined && missing === undefined && basePath !== false && locale !== false
  return isForAll && destination.startsWith('/') && !SPECIAL.test(toPath(destination))
}

function toPath(destination: string): string {
  return destination.replace(/[?#].*/s, '')
}

function toProblem(name: string, rules: readonly RedirectRule[], chain: readonly number[]): string {
  const steps = chain.map((index) => {
    const { source, destination } = rules[index]!
    return `${name}[${index}] from ${toText(source)} to ${toText(destination)}`
  })
  return `${steps.join(', ')}: they lead in a circle, without end`
}

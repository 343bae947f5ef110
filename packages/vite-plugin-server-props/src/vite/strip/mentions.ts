// What a piece of code mentions as a value: types are no uses, and a name that the code declares itself is no use
// of the module's binding of that name.
import type { Node } from './parse.js'
import { collectReferences } from './references.js'
import { Scope } from './scope.js'

/** What a piece of code has to do with the names of the module around it. */
export interface Mentions {
  /** The names it mentions, each with the offset of the first mention. */
  readonly names: ReadonlyMap<string, number>
  /** The names it writes when it is evaluated. */
  readonly writes: ReadonlySet<string>
  /** The names that functions in it write which something may call when it is evaluated: `list.map(() => { n++ })`. */
  readonly callbackWrites: ReadonlySet<string>
  /** The names it declares in the module: its own, or a `var` in a block. */
  readonly declares: ReadonlySet<string>
}

/** Collects what a statement, declaration or expression mentions. JSX in it also mentions `jsxNames`. */
export function collectMentions(node: Node, jsxNames: readonly string[]): Mentions {
  const top = Scope.top()
  const names = new Map<string, number>()
  const writes = new Set<string>()
  const callbackWrites = new Set<string>()
  for (const { name, offset, scope, isWrite } of collectReferences(node, top, jsxNames)) {
    if (scope.declares(name)) continue
    const first = names.get(name)
    if (first === undefined || offset < first) names.set(name, offset)
    if (!isWrite) continue
    if (scope.when === 'now' || scope.when === 'in call') writes.add(name)
    if (scope.when === 'in callback') callbackWrites.add(name)
  }
  return { names, writes, callbackWrites, declares: top.names }
}

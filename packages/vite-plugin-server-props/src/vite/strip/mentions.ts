// What a piece of code mentions as a value: types are no uses, and a name that the code declares itself is no use
// of the module's binding of that name.
import type { Node } from './parse.js'
import { collectReferences } from './references.js'
import { Scope } from './scope.js'

/** What a piece of code has to do with the names of the module around it. */
export interface Mentions {
  /** The names it mentions, each with the offset of the first mention. */
  readonly names: ReadonlyMap<string, number>
  /** What happens when it is evaluated. */
  readonly effects: Effects
  /** What happens when it is a function, and called. */
  readonly callEffects: Effects
  /** The names it declares in the module: its own, or a `var` in a block. */
  readonly declares: ReadonlySet<string>
}

/** What a run of a piece of code does to the names of the module around it. */
export interface Effects {
  readonly writes: ReadonlySet<string>
  /** The names that functions in it write which something may call during the run: `list.map(() => { n++ })`. */
  readonly callbackWrites: ReadonlySet<string>
  readonly calls: ReadonlySet<string>
}

const NOTHING: ReadonlySet<string> = new Set()

/** Of code that only reads. */
export const NO_EFFECTS: Effects = { writes: NOTHING, callbackWrites: NOTHING, calls: NOTHING }

/** Collects what a statement, declaration or expression mentions. JSX in it also mentions `jsxNames`. */
export function collectMentions(node: Node, jsxNames: readonly string[]): Mentions {
  const top = Scope.top()
  const names = new Map<string, number>()
  const effects = createEffects()
  const callEffects = createEffects()
  for (const { name, offset, scope, use } of collectReferences(node, top, jsxNames)) {
    if (scope.declares(name)) continue
    const first = names.get(name)
    if (first === undefined || offset < first) names.set(name, offset)
    if (use === 'read') continue
    const { writes, callbackWrites, calls } = scope.isOfCall ? callEffects : effects
    if (scope.when === 'now' || scope.when === 'in call') (use === 'call' ? calls : writes).add(name)
    if (scope.when === 'in callback' && use === 'write') callbackWrites.add(name)
  }
  return { names, effects, callEffects, declares: top.names }
}

function createEffects(): Readonly<Record<keyof Effects, Set<string>>> {
  return { writes: new Set(), callbackWrites: new Set(), calls: new Set() }
}

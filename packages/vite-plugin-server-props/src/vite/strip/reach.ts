// What goes is decided by reach: candidates are what the loaders reach, live is what anything else reaches,
// and the cut is the difference.
import type { ModuleUnits, Unit } from './units.js'

/** What the loaders alone need; and, when a loader cannot go, what is in the way. */
export interface Reach {
  readonly cut: ReadonlySet<string>
  readonly conflict: LoaderConflict | null
}

/** Code that stays reads the loader, or the code that makes the loader writes a name that stays. */
export interface LoaderConflict {
  readonly local: string
  readonly written: string | null
  readonly offset: number
}

/** Finds the top-level names that the loaders reach and nothing else does. */
export function findCut(module: ModuleUnits, loaders: ReadonlySet<string>): Reach {
  const owned = indexBy(module.units, (unit) => unit.owners)
  const candidates = reachFrom(module, loaders, owned)
  const live = new Liveness(module, loaders, owned)
  for (const unit of module.units) if (runsForItself(unit, module)) live.hold(unit)
  for (const name of module.bindings) if (!candidates.has(name)) live.mark(name, 0)
  live.spread()
  return { cut: new Set([...candidates].filter((name) => !live.has(name))), conflict: live.conflict }
}

type UnitsByName = ReadonlyMap<string, readonly Unit[]>

function reachFrom(module: ModuleUnits, names: Iterable<string>, owned: UnitsByName): ReadonlySet<string> {
  const reached = new Set([...names].filter((name) => module.bindings.has(name)))
  // The set grows while it is gone through.
  for (const name of reached) {
    for (const unit of owned.get(name) ?? []) {
      for (const mentioned of unit.mentions.names.keys()) {
        if (module.bindings.has(mentioned)) reached.add(mentioned)
      }
    }
  }
  return reached
}

/** Whether a unit stays whatever is needed: it owns nothing, or it writes what this module does not declare. */
function runsForItself(unit: Unit, module: ModuleUnits): boolean {
  return unit.owners.length === 0 || unit.owners.some((name) => !module.bindings.has(name))
}

class Liveness {
  conflict: LoaderConflict | null = null
  readonly #names = new Set<string>()
  readonly #units = new Set<Unit>()
  readonly #queue: string[] = []
  /** The functions of which a call writes a name that is needed. */
  readonly #writing = new Set<string>()
  readonly #module: ModuleUnits
  readonly #loaders: ReadonlySet<string>
  readonly #owned: UnitsByName
  readonly #writers: UnitsByName
  readonly #functionsWriting: UnitsByName
  readonly #callers: UnitsByName
  readonly #functionsCalling: UnitsByName

  constructor(module: ModuleUnits, loaders: ReadonlySet<string>, owned: UnitsByName) {
    this.#module = module
    this.#loaders = loaders
    this.#owned = owned
    this.#writers = indexBy(module.units, (unit) => this.#writtenBy(unit))
    this.#functionsWriting = indexBy(module.units, ({ mentions: { callEffects } }) => [
      ...callEffects.writes,
      ...callEffects.callbackWrites,
    ])
    // What wraps a loader may write for the sake of requests.
    this.#callers = indexBy(module.units, (unit) =>
      this.#isOfLoader(unit) ? [] : unit.mentions.effects.calls,
    )
    this.#functionsCalling = indexBy(module.units, ({ mentions }) => mentions.callEffects.calls)
  }

  has(name: string): boolean {
    return this.#names.has(name)
  }

  /** A name is needed because of what stands at the offset: a mention of it, or a write to another. */
  mark(name: string, offset: number, written: string | null = null): void {
    if (this.#names.has(name) || !this.#module.bindings.has(name)) return
    this.#names.add(name)
    this.#queue.push(name)
    if (this.#loaders.has(name)) this.conflict ??= { local: name, written, offset }
  }

  /** A unit stays for its own sake, and what it declares or writes with it. */
  hold(unit: Unit, written: string | null = null): void {
    const offset = unit.mentions.names.get(written ?? '') ?? 0
    this.#keep(unit)
    for (const name of unit.owners) this.mark(name, offset, written)
    for (const name of unit.mentions.declares) this.mark(name, offset, written)
  }

  /** Follows what is needed to all that it needs. */
  spread(): void {
    // The queue grows while it is gone through.
    for (const name of this.#queue) {
      for (const unit of this.#owned.get(name) ?? []) this.#keep(unit)
      for (const unit of this.#writers.get(name) ?? []) this.hold(unit, name)
      this.#holdCallers(name)
    }
  }

  /** Holds what calls a function, or one that calls it, which writes a name that is needed. */
  #holdCallers(written: string): void {
    const functions = [...(this.#functionsWriting.get(written) ?? [])]
    // The list grows while it is gone through.
    for (const { owners } of functions) {
      for (const name of owners) {
        if (this.#writing.has(name)) continue
        this.#writing.add(name)
        for (const unit of this.#callers.get(name) ?? []) this.hold(unit, written)
        functions.push(...(this.#functionsCalling.get(name) ?? []))
      }
    }
  }

  #keep(unit: Unit): void {
    if (this.#units.has(unit)) return
    this.#units.add(unit)
    for (const [name, offset] of unit.mentions.names) this.mark(name, offset)
  }

  /** What a wrapper around a loader is given is called at a request, not when the module is evaluated. */
  #writtenBy(unit: Unit): Iterable<string> {
    const { writes, callbackWrites } = unit.mentions.effects
    return this.#isOfLoader(unit) ? writes : [...writes, ...callbackWrites]
  }

  #isOfLoader({ owners }: Unit): boolean {
    return owners.some((name) => this.#loaders.has(name))
  }
}

function indexBy(units: readonly Unit[], namesOf: (unit: Unit) => Iterable<string>): UnitsByName {
  const index = new Map<string, Unit[]>()
  for (const unit of units) {
    for (const name of namesOf(unit)) {
      const list = index.get(name)
      if (list) list.push(unit)
      else index.set(name, [unit])
    }
  }
  return index
}

/**
 * When code runs: with the piece that holds it; with it and in a call, so that a function there may be called;
 * in such a function; in any other function.
 */
export type Timing = 'now' | 'in call' | 'in callback' | 'later'

const NO_NAMES: ReadonlySet<string> = new Set()

/** A scope below the module's own: which names it declares, where `var` goes, and when the code in it runs. */
export class Scope {
  readonly when: Timing
  /** Whether that is counted from a call of the function that the piece is. */
  readonly isOfCall: boolean
  /** The scope in which a `var` that stands here is declared. */
  readonly varScope: Scope
  // Most scopes declare nothing.
  #names: Set<string> | null = null
  readonly #parent: Scope | null

  private constructor(
    parent: Scope | null,
    holdsVars: boolean,
    when: Timing,
    isOfCall = parent?.isOfCall ?? false,
  ) {
    this.#parent = parent
    this.isOfCall = isOfCall
    this.varScope = holdsVars || parent === null ? this : parent.varScope
    this.when = when
  }

  /** The scope of a piece of code at the module's top level. */
  static top(): Scope {
    return new Scope(null, true, 'now')
  }

  /** A block in this scope. */
  block(): Scope {
    return new Scope(this, false, this.when)
  }

  /** The body of a function, or of what has variables of its own like one. */
  body(): Scope {
    return new Scope(this, true, this.when)
  }

  /** What a call here evaluates. */
  inCall(): Scope {
    return this.when === 'now' ? new Scope(this, false, 'in call') : this
  }

  /** What runs when a function made here is called. */
  inFunction(): Scope {
    return new Scope(this, false, insideFunction(this.when))
  }

  /** What runs when the function that the piece is is called. */
  inCallOfPiece(): Scope {
    return new Scope(this, false, 'now', true)
  }

  get names(): ReadonlySet<string> {
    return this.#names ?? NO_NAMES
  }

  declare(name: string): void {
    this.#names ??= new Set()
    this.#names.add(name)
  }

  /** Whether a name used here is declared here or around. Ask when all declarations are in: they are hoisted. */
  declares(name: string): boolean {
    if (this.#names?.has(name)) return true
    for (let scope = this.#parent; scope; scope = scope.#parent) {
      if (scope.#names?.has(name)) return true
    }
    return false
  }
}

function insideFunction(when: Timing): Timing {
  if (when === 'now') return 'later'
  return when === 'in call' ? 'in callback' : when
}

/** One scope below the module's own: which names it declares, and where `var` goes. */
export class Scope {
  readonly #names = new Set<string>()
  readonly #parent: Scope | null
  readonly #holdsVars: boolean

  constructor(parent: Scope | null, holdsVars: boolean) {
    this.#parent = parent
    this.#holdsVars = holdsVars
  }

  get names(): ReadonlySet<string> {
    return this.#names
  }

  declare(name: string): void {
    this.#names.add(name)
  }

  /** The scope in which a `var` that stands here is declared. */
  get varScope(): Scope {
    return this.#holdsVars || !this.#parent ? this : this.#parent.varScope
  }

  /** Whether a name used here is declared here or around. Ask when all declarations are in: they are hoisted. */
  declares(name: string): boolean {
    return this.#names.has(name) || (this.#parent?.declares(name) ?? false)
  }
}

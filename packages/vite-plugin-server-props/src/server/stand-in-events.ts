type Listener = (...values: never[]) => void

/** What streams and pages use of Node's `EventEmitter`, where there is no Node. Errors that nobody listens to are dropped. */
export class StandInEvents {
  #listeners: Map<string, { readonly listener: Listener; readonly isOnce: boolean }[]> | undefined

  on(event: string, listener: Listener): this {
    return this.#add(event, listener, false)
  }

  addListener(event: string, listener: Listener): this {
    return this.on(event, listener)
  }

  /** The order of listeners is not promised. */
  prependListener(event: string, listener: Listener): this {
    return this.on(event, listener)
  }

  once(event: string, listener: Listener): this {
    return this.#add(event, listener, true)
  }

  off(event: string, listener: Listener): this {
    const present = this.#listeners?.get(event)
    const index = present?.findIndex((each) => each.listener === listener) ?? -1
    if (index >= 0) present?.splice(index, 1)
    return this
  }

  removeListener(event: string, listener: Listener): this {
    return this.off(event, listener)
  }

  removeAllListeners(event?: string): this {
    if (event === undefined) this.#listeners = undefined
    else this.#listeners?.delete(event)
    return this
  }

  listenerCount(event: string): number {
    return this.#listeners?.get(event)?.length ?? 0
  }

  emit(event: string, value?: unknown): boolean {
    const present = this.#listeners?.get(event)
    if (present === undefined || present.length === 0) return false
    for (const { listener, isOnce } of present.slice()) {
      if (isOnce) this.off(event, listener)
      // Who listens knows what the event carries.
      ;(listener as (value: unknown) => void).call(this, value)
    }
    return true
  }

  #add(event: string, listener: Listener, isOnce: boolean): this {
    this.#listeners ??= new Map()
    const present = this.#listeners.get(event)
    if (present === undefined) this.#listeners.set(event, [{ listener, isOnce }])
    else present.push({ listener, isOnce })
    return this
  }
}

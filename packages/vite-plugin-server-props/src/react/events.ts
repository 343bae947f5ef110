import type { RouterEvent, RouterEvents, RouterListener } from '../shared/router-types.js'

/** An emitter of router events. A listener that throws stops the emission, and so the navigation (C105). */
export function createEvents(): RouterEvents {
  // Never changed in place: an emission goes on with the list that it began with.
  let listeners: readonly (readonly [RouterEvent, RouterListener])[] = []
  return {
    on(event, listener) {
      listeners = [...listeners, [event, listener]]
    },
    off(event, listener) {
      listeners = listeners.filter(([name, other]) => name !== event || other !== listener)
    },
    emit(event, ...args) {
      for (const [name, listener] of listeners) if (name === event) listener(...args)
    },
  }
}

import type { RouterEvent, RouterEvents, RouterListener } from '../shared/router-types.js'

/** An emitter of router events. A listener that throws stops the emission, and so the navigation (C105). */
export function createEvents(): RouterEvents {
  const listeners = new Map<RouterEvent, readonly RouterListener[]>()
  const of = (event: RouterEvent) => listeners.get(event) ?? []
  return {
    on(event, listener) {
      listeners.set(event, [...of(event), listener])
    },
    off(event, listener) {
      listeners.set(
        event,
        of(event).filter((other) => other !== listener),
      )
    },
    emit(event, ...args) {
      for (const listener of of(event)) listener(...args)
    },
  }
}

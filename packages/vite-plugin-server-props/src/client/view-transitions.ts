import type { NavigationPart } from './create-later.js'

/** Runs what changes the page, which gives whether it did, as one step of an animation. */
export type Transition = (update: () => Promise<boolean>) => Promise<boolean>

/**
 * Navigations are animated by the browser's view transitions: not where the browser has none, and not for people who
 * ask for less motion.
 */
export const viewTransitions: NavigationPart = (client) => {
  client.transition = (update) => {
    if (document.startViewTransition === undefined || matchMedia('(prefers-reduced-motion: reduce)').matches)
      return update()
    return new Promise((resolve, reject) => {
      const { ready } = document.startViewTransition(() => update().then(resolve, reject))
      // One that is skipped, for a later one or a hidden tab, has changed the page all the same.
      ready.catch(() => {})
    })
  }
}

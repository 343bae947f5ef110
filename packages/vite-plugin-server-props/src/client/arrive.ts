import type { Client, Navigation } from './client.js'
import { navigationCancelled } from './navigation-errors.js'
import { settle } from './settle.js'

/**
 * Renders the page of a navigation that has its place in the history. True once it is on screen, false when another
 * navigation has begun before; a change of the hash, or new props, are the page's own.
 */
export function arrive(client: Client, navigation: Navigation, isShallow: boolean): Promise<boolean> {
  const { view } = client
  return new Promise((resolve) => {
    client.overtake = () => {
      client.overtake = undefined
      tellCancelled(client, navigation)
      resolve(false)
    }
    client.onShown = (shown) => {
      if (shown === client.view) resolve(land(client, navigation, isShallow))
    }
    const update = (): Promise<boolean> => client.show(view)
    void ((isShallow ? undefined : client.transition?.(update)) ?? update())
  })
}

/**
 * All of it in the step in which the page comes on screen: a navigation that it begins in an effect is told of after its
 * own (C101, C104). One that was overtaken comes to rest without a word.
 */
async function land(client: Client, navigation: Navigation, isShallow: boolean): Promise<boolean> {
  const { event } = navigation
  const { locale } = client.view.state
  const isWanted = client.overtake !== undefined
  client.onShown = client.overtake = undefined
  if (locale !== undefined) document.documentElement.lang = locale
  settle(client, navigation, isShallow)
  if (!isWanted) return false
  client.announce(event[0])
  client.events.emit('routeChangeComplete', ...event)
  return true
}

/** Tells of a navigation that another one has taken the place of (C61, C104). */
export function tellCancelled({ events }: Client, { event }: Navigation): void {
  events.emit('routeChangeError', navigationCancelled(event[0]), ...event)
}

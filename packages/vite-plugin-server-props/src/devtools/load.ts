import type { DevtoolsPage, DevtoolsRequests, DevtoolsRoutes } from '../shared/devtools-data.js'

/** All pages of the app. */
export function loadRoutes(): Promise<DevtoolsRoutes> {
  return load('data/routes.json')
}

/** One page, by its pattern. */
export function loadPage(pattern: string): Promise<DevtoolsPage> {
  return load(`data/page.json?pattern=${encodeURIComponent(pattern)}`)
}

/** The requests after one. */
export function loadRequests(after: number): Promise<DevtoolsRequests> {
  return load(`data/requests.json?after=${after}`)
}

async function load<T>(address: string): Promise<T> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as T
}

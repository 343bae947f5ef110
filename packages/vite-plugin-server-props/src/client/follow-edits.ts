import { isErrorPattern } from '../shared/first-router-state.js'
import { HOT_EVENTS } from '../shared/names.js'
import type { RouteRow } from '../shared/routes/route-table.js'
import { toPath } from '../shared/url/split-path.js'
import type { Client } from './client.js'
import { forget } from './forget.js'
import { pageOf, refresh } from './refresh.js'

/** Development only: follows edits of server-only code and of the pages folder (C182 to C197). */
export function followEdits(client: Client, hot: NonNullable<ImportMeta['hot']>): void {
  // One after the other: an answer that is on its way may be of the code before.
  let last: Promise<unknown> = Promise.resolve()
  hot.on(HOT_EVENTS.props, ({ pages }: { pages: readonly string[] }) => {
    last = last.then(() => followEdit(client, pages))
  })
  hot.on(HOT_EVENTS.routes, async ({ rows }: { rows: readonly RouteRow[] }) => {
    const before = isErrorPattern(client.view.state.route) ? undefined : await findOwnPattern(client)
    client.routes.replace(rows)
    const after = await findOwnPattern(client)
    // A page was added where an error page, or one with parameters, stands in for it, or is back after it was removed.
    if (after !== undefined && after !== before) await showAnew(client)
  })
}

async function followEdit(client: Client, pages: readonly string[]): Promise<void> {
  forget(client)
  await untilArrived(client)
  const pattern = await findPattern(client)
  if (pattern !== undefined && pages.includes(pattern)) await showAnew(client)
}

/** Waits for a navigation that is on its way, and for those that take its place; a refresh has no events. */
async function untilArrived(client: Client): Promise<void> {
  while (client.navigation !== undefined && client.navigation.kind !== 'refresh') {
    await new Promise<void>((resolve) => {
      const end = (): void => {
        for (const event of ENDS) client.events.off(event, end)
        resolve()
      }
      for (const event of ENDS) client.events.on(event, end)
    })
  }
}

const ENDS = ['routeChangeComplete', 'routeChangeError'] as const

/** The page on screen, or the one that the address belongs to while an error page stands in for it (C194, C195). */
async function findPattern(client: Client): Promise<string | undefined> {
  const { route } = client.view.state
  return isErrorPattern(route) ? findOwnPattern(client) : route
}

/** The page that the route table has for the address; none for one that is rewritten. */
async function findOwnPattern(client: Client): Promise<string | undefined> {
  return (await client.routes.find(toPath(pageOf(client))))?.value.pattern
}

/** Asks for the props again and keeps everything else; an error answer loads the document, which shows it. */
async function showAnew(client: Client): Promise<void> {
  // What a refresh of the page's own is waiting for is of the code before.
  client.data.drop()
  try {
    await refresh(client)
  } catch {
    await client.leave(location.href, 'replace')
  }
}

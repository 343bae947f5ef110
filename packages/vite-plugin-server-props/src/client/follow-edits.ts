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
    client.routes.replace(rows)
    const isError = isErrorPattern(client.view.state.route)
    if (isError && (await findPattern(client)) !== undefined) await showAnew(client)
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
  if (!isErrorPattern(route)) return route
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

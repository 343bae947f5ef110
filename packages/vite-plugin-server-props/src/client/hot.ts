import { isErrorPattern } from '../shared/first-router-state.js'
import { HOT_EVENTS } from '../shared/names.js'
import type { RouteRow } from '../shared/routes/route-table.js'
import { stripBasePath } from '../shared/url/base-path.js'
import { splitPath, toPath, withoutHash } from '../shared/url/split-path.js'
import type { Client } from './client.js'
import { navigate } from './navigate.js'

/** Development only: follows edits of server-only code and of the pages folder (C182 to C197). */
export function connectHot(client: Client, hot: NonNullable<ImportMeta['hot']>): void {
  hot.on(HOT_EVENTS.props, async ({ pages }: { pages: readonly string[] }) => {
    const pattern = await findPattern(client)
    if (pattern !== undefined && pages.includes(pattern)) await refresh(client)
  })
  hot.on(HOT_EVENTS.routes, async ({ rows }: { rows: readonly RouteRow[] }) => {
    client.routes.replace(rows)
    const isError = isErrorPattern(client.view.state.route)
    if (isError && (await findPattern(client)) !== undefined) await refresh(client)
  })
}

/** Shows an error of the browser's where Vite shows the server's. It goes with the next edit. */
export async function showOverlay(error: unknown): Promise<void> {
  const Overlay = customElements.get('vite-error-overlay') as
    | (new (error: { message: string; stack: string }) => HTMLElement)
    | undefined
  if (Overlay === undefined) return
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
  document.body.append(new Overlay({ message, stack }))
}

/** The page that the address belongs to, also while the 404 page stands in for it (C194, C195). */
async function findPattern(client: Client): Promise<string | undefined> {
  const segments = splitPath(toPath(pageOf(client)))
  return segments && (await client.routes.find(segments))?.value.pattern
}

/** Asks for the props again and keeps everything else; an error answer loads the document, which shows it. */
async function refresh(client: Client): Promise<void> {
  // Whatever is on its way asks the new code anyway.
  if (client.navigation !== undefined) return
  await navigate(client, {
    kind: 'refresh',
    page: pageOf(client),
    shown: client.view.state.asPath,
    options: {},
  })
}

function pageOf({ history, basePath }: Client): string {
  return withoutHash(stripBasePath(basePath, history.entry.url) ?? '/')
}

import type { ReactElement, ReactNode } from 'react'
import { renderToReadableStream, renderToString } from 'react-dom/server'
import type { HeadRegistry } from '../react/head-context.js'
import type { ServerRequest } from '../shared/exchange.js'
import type { ServerRoute } from '../shared/server-app.js'
import { createHeadRegistry } from './head-registry.js'

/** A page as markup, and what its `<Head>`s hold. */
export interface RenderedPage {
  readonly html: string
  readonly head: readonly ReactNode[]
}

/** Renders a page; not as a promise unless something in it suspends. Throws what the page throws. */
export type RenderPage = (
  route: ServerRoute,
  request: ServerRequest,
  toTree: (head: HeadRegistry) => ReactElement,
) => RenderedPage | Promise<RenderedPage>

/** What React writes in place of a boundary that it could not finish at once. */
const UNFINISHED = '<!--$!-->'

/**
 * Rendering is synchronous first, which takes a fraction of the time that streams take. A page that
 * suspends is rendered again, to its end (S188), and from then on by streams at once.
 */
export function createPageRenderer(): RenderPage {
  const suspending = new Set<string>()
  return (route, request, toTree) => {
    if (suspending.has(route.pattern)) return renderToEnd(request, toTree)
    const head = createHeadRegistry()
    try {
      const html = renderToString(toTree(head))
      if (!html.includes(UNFINISHED)) return { html, head: head.children }
    } catch (error) {
      if (!hasSuspended(error)) throw error
    }
    suspending.add(route.pattern)
    return renderToEnd(request, toTree)
  }
}

/** React's message for a component that suspends outside of a boundary; production has its number only. */
function hasSuspended(error: unknown): boolean {
  return (
    error instanceof Error &&
    /suspended while responding to synchronous input|Minified React error #426\b/.test(error.message)
  )
}

async function renderToEnd(
  request: ServerRequest,
  toTree: (head: HeadRegistry) => ReactElement,
): Promise<RenderedPage> {
  const head = createHeadRegistry()
  const stream = await renderToReadableStream(toTree(head), {
    signal: request.signal,
    // What fails inside a boundary shows its fallback, and is tried again by the client; React's default
    // would print it past the app's own hook.
    onError: () => undefined,
  })
  await stream.allReady
  return { html: await new Response(stream).text(), head: head.children }
}

import type { ReactElement, ReactNode } from 'react'
import { renderToReadableStream, renderToString } from 'react-dom/server'
import type { ServerHead } from '../react/page-head.js'
import type { ErrorInfo, ServerHooks, ServerRequest } from '../shared/exchange.js'
import type { ServerRoute } from '../shared/server-app.js'
import { createHeadRegistry } from './head-registry.js'
import { mayHaveHoisted, splitHoisted, wrapPage, type HoistedPage } from './hoisted.js'
import { describeError, reportError } from './report-error.js'

/** A page as markup, and what its `<Head>`s hold. */
export interface RenderedPage extends HoistedPage {
  readonly head: readonly ReactNode[]
}

/** Makes the tree of a page, whose `<Head>`s write to a registry. */
export type ToTree = (head: ServerHead) => ReactElement

/** Text that has a page's markup in it. */
export interface PlacedPage {
  readonly text: string
  /** Where in the text the page begins. */
  readonly pageStart: number
}

/**
 * Renders pages. Synchronously first, which takes a fraction of the time that streams take; a page that
 * suspends is rendered again, to its end (S188), and from then on by streams at once.
 */
export interface PageRenderer {
  /**
   * Undefined for a page that suspends. `place` puts the page where it belongs before that is known: a text that was put
   * together is copied by the first look into it, so that one look at the whole costs what sending it costs anyway.
   */
  renderAtOnce<Placed extends PlacedPage>(
    route: ServerRoute,
    toTree: ToTree,
    place: (page: RenderedPage) => Placed,
  ): Placed | undefined
  /**
   * Waits for all that suspends, and remembers that the page does. What fails inside a boundary is reported, and its
   * fallback is in the markup (S171).
   */
  renderToEnd(route: ServerRoute, request: ServerRequest, toTree: ToTree): Promise<RenderedPage>
}

/** A renderer, with the memory of an app's pages that suspend. Its functions throw what pages throw outside of boundaries. */
export function createPageRenderer(hooks: ServerHooks): PageRenderer {
  const suspending = new Set<string>()
  // Pages with tags for the head among their own: only they pay for telling them apart.
  const hoisting = new Set<string>()
  return {
    renderAtOnce({ pattern }, toTree, place) {
      if (suspending.has(pattern)) return undefined
      try {
        let placed = hoisting.has(pattern) ? undefined : place(renderPlain(toTree))
        if (placed === undefined || mayHaveHoisted(placed)) {
          hoisting.add(pattern)
          placed = place(renderWrapped(toTree))
        }
        return isUnfinished(placed.text) ? undefined : placed
      } catch (error) {
        if (hasSuspended(error)) return undefined
        throw error
      }
    },
    renderToEnd(route, request, toTree) {
      suspending.add(route.pattern)
      return renderToEnd(hooks, route, request, toTree)
    },
  }
}

/**
 * Whether there is a fallback in place of what suspended. All of a text is searched for each answer: by a rare character
 * first, which is many times faster than by `<`.
 */
function isUnfinished(text: string): boolean {
  return text.includes('$!-->') && text.includes('<!--$!-->')
}

/** React's message for a component that suspends outside of a boundary; production has its number only. */
function hasSuspended(error: unknown): boolean {
  return (
    error instanceof Error &&
    /suspended while responding to synchronous input|Minified React error #426\b/.test(error.message)
  )
}

function renderPlain(toTree: ToTree): RenderedPage {
  const head = createHeadRegistry()
  return { html: renderToString(toTree(head)), hoisted: '', head: head.children }
}

function renderWrapped(toTree: ToTree): RenderedPage {
  const head = createHeadRegistry()
  const { html, hoisted } = splitHoisted(renderToString(wrapPage(toTree(head))))
  return { html, hoisted, head: head.children }
}

async function renderToEnd(
  hooks: ServerHooks,
  route: ServerRoute,
  request: ServerRequest,
  toTree: ToTree,
): Promise<RenderedPage> {
  const head = createHeadRegistry()
  const failures = new Map<unknown, ErrorInfo>()
  const stream = await renderToReadableStream(wrapPage(toTree(head)), {
    signal: request.signal,
    // Big parts would otherwise be written behind their fallbacks, for scripts to put in place.
    progressiveChunkSize: Infinity,
    // What fails inside a boundary shows its fallback, and is tried again by the browser, which gets the digest.
    onError(error) {
      // The visitor has left, and what was aborted is no error (F1).
      if (request.signal.aborted) return undefined
      const info = failures.get(error) ?? describeError('render', request, route)
      failures.set(error, info)
      return info.digest
    },
  })
  await stream.allReady
  const { html, hoisted } = splitHoisted(await new Response(stream).text())
  // Not before: React names what fails outside of all boundaries as well, and that is thrown.
  for (const [error, info] of failures) reportError(hooks, error, info)
  return { html, hoisted, head: head.children }
}

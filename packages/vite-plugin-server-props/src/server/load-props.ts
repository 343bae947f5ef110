import type { ServerRequest } from '../shared/exchange.js'
import type { Props, RedirectData } from '../shared/page-data.js'
import type { Router } from '../shared/router-types.js'
import { checkProps } from './check-props.js'
import { checkResult, toProps } from './check-result.js'
import { toIgnoredPropsWarning } from './errors.js'
import { guardResponse } from './guard-response.js'
import { hasAnswered } from './has-answered.js'
import { loadInitialProps } from './initial-props.js'
import type { LoadedPage, LoadedProps } from './page-parts.js'
import type { ParsedPage } from './parse-request.js'
import type { Preview } from './preview/read-preview.js'
import { PropsContext } from './props-context.js'

/** What came of loading the props of a page. */
export type LoadResult =
  | {
      readonly kind: 'props'
      /** What `getServerSideProps` gave as `props`, not looked at yet; undefined without one. */
      readonly given: unknown
      readonly initial: LoadedProps | undefined
    }
  | { readonly kind: 'redirect'; readonly redirect: RedirectData }
  | { readonly kind: 'notFound' }
  /** The page wrote the answer itself (S160). */
  | { readonly kind: 'ended' }

const ENDED: LoadResult = { kind: 'ended' }

/**
 * Runs what a page loads its props with: `getInitialProps` of App or page first, then
 * `getServerSideProps`, each once (S55, S195). Throws what they throw, and when the result is none.
 */
export function loadProps(
  page: LoadedPage,
  request: ServerRequest,
  parsed: ParsedPage,
  router: Router,
  isDev: boolean,
  preview: Preview | undefined,
): Promise<LoadResult> {
  const { trace } = request
  if (trace === undefined) return load(page, request, parsed, router, isDev, preview)
  const { route, loader } = page
  const step = {
    step: 'props',
    route,
    loader: loader === undefined ? 'getInitialProps' : 'getServerSideProps',
  } as const
  return trace.run(step, load, page, request, parsed, router, isDev, preview)
}

async function load(
  page: LoadedPage,
  request: ServerRequest,
  parsed: ParsedPage,
  router: Router,
  isDev: boolean,
  preview: Preview | undefined,
): Promise<LoadResult> {
  const initial =
    page.hasAppProps || page.Component.getInitialProps !== undefined
      ? await loadInitialProps(page, request, router)
      : undefined
  if (initial !== undefined && hasAnswered(request)) return ENDED
  if (page.loader === undefined) return { kind: 'props', given: undefined, initial }

  const guarded = isDev
    ? guardResponse(request, page.route.file, (message) => console.warn(message))
    : undefined
  const context = new PropsContext(guarded?.request ?? request, page, parsed, router, preview)
  const returned = await page.loader(context)
  if (hasAnswered(request)) return ENDED
  const result = checkResult(returned, request.target, page.route.file)
  const isLoading = result.kind === 'props' && isThenable(result.props)
  guarded?.close(isLoading)
  if (result.kind !== 'props') {
    if (isDev && (returned as { props?: unknown }).props !== undefined) {
      console.warn(toIgnoredPropsWarning(result.kind, page.route.file))
    }
    return result
  }
  if (!isLoading) return { kind: 'props', given: result.props, initial }
  const given = await result.props
  guarded?.close(false)
  return hasAnswered(request) ? ENDED : { kind: 'props', given, initial }
}

/**
 * Puts a page's own props over those of `App.getInitialProps` (S195), and keeps those that are asked for. In
 * development, checks them first.
 */
export function finishProps(
  page: LoadedPage,
  { given, initial }: Extract<LoadResult, { kind: 'props' }>,
  only: readonly string[] | undefined,
  isDev: boolean,
): LoadedProps {
  if (page.loader === undefined) return initial ?? { pageProps: {}, appProps: undefined }
  if (isDev) checkProps(given, page.route.pattern)
  const own = toProps(given)
  const all = initial === undefined ? own : Object.assign({}, initial.pageProps, own)
  return { pageProps: only === undefined ? all : pick(all, only), appProps: initial?.appProps }
}

/** What was asked for is all that is sent, whatever else the page has loaded. */
function pick(props: Props, names: readonly string[]): Props {
  const picked: Props = {}
  for (const name of names) {
    // `__proto__` is a name like any other (T4).
    if (Object.hasOwn(props, name))
      Object.defineProperty(picked, name, { value: props[name], enumerable: true })
  }
  return picked
}

function isThenable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}

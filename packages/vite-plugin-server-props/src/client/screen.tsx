import {
  startTransition,
  useLayoutEffect,
  type ExoticComponent,
  type ReactElement,
  type ReactNode,
} from 'react'
import { hydrateRoot } from 'react-dom/client'
import type { ClientHead } from '../react/page-head.js'
import { PageTree, type PageTreeProps } from '../react/page-tree.js'
import type { AppComponent } from '../react/page-types.js'
import type { Router, RouterState } from '../shared/router-types.js'
import type { View } from './client.js'
import { ErrorBoundary } from './error-boundary.js'

/** What is the same for every page that is shown. */
export interface ScreenOptions {
  readonly container: Element
  readonly App: AppComponent
  readonly head: ClientHead
  /** Put around every page in development; it does nothing else. */
  readonly strictMode?: ExoticComponent<{ children?: ReactNode }> | undefined
  toRouter(state: RouterState): Router
  /** Called in the very step in which a view comes on screen. */
  onShown(view: View): void
  onError(error: unknown, view: View): Promise<void>
}

/** Where pages are rendered: one React root for the whole document (C8). */
export interface Screen {
  /** Takes over the server's HTML; settles when it has. */
  readonly hydrated: Promise<boolean>
  /** Renders a view. True once it is on screen, false when a later view took its place. */
  show(view: View): Promise<boolean>
}

/** Hydrates the first view. */
export function createScreen(options: ScreenOptions, first: View): Screen {
  const { container, strictMode: Mode } = options
  let root: ReturnType<typeof hydrateRoot> | undefined
  let settleLast: ((isShown: boolean) => void) | undefined
  const show = (view: View): Promise<boolean> =>
    new Promise((resolve) => {
      settleLast?.(false)
      settleLast = resolve
      const context = { router: options.toRouter(view.state), head: options.head }
      const page = <Page options={options} view={view} context={context} settle={resolve} />
      const element = import.meta.env.DEV && Mode ? <Mode>{page}</Mode> : page
      // A transition: a page that suspends keeps the old one on screen, and big pages don't block input.
      if (root !== undefined) startTransition(() => root?.render(element))
      else root = hydrateRoot(container, element)
    })
  return { hydrated: show(first), show }
}

interface PageProps {
  readonly options: ScreenOptions
  readonly view: View
  readonly context: PageTreeProps['context']
  readonly settle: (isShown: boolean) => void
}

function Page({ options, view, context, settle }: PageProps): ReactElement {
  const { App, head, onError } = options
  // Runs for each view, after the layout effects of everything below, and before the browser paints.
  useLayoutEffect(() => {
    head.head?.flush()
    options.onShown(view)
    settle(true)
  })
  const { Component, pageProps, appProps } = view
  return (
    <ErrorBoundary view={view} onError={onError}>
      <PageTree {...{ context, App, Component, pageProps, appProps }} />
    </ErrorBoundary>
  )
}

import type { StepTimes } from './observe.js'
import type { PropSize } from './prop-sizes.js'

/** The first segment, below the base, of the addresses of the page about the app that development has. */
export const DEVTOOLS_SEGMENT = '__server-props'

/** What `data/routes.json` answers. */
export interface DevtoolsRoutes {
  /** The last folder of the project's root. */
  readonly project: string
  /** Vite's base, with which the app's addresses begin. */
  readonly base: string
  readonly routes: readonly DevtoolsRoute[]
}

export interface DevtoolsRoute {
  /** Of a module that is no page: its file. */
  readonly pattern: string
  /** Below the project's root. */
  readonly file: string
  /**
   * Pages by how they are answered; `special` are `_app`, `_document` and the error pages, `module` are those that the
   * browser was sent without their loaders and that are no pages.
   */
  readonly kind: 'per request' | 'static' | 'api' | 'special' | 'module'
}

/** What `data/page.json?pattern=…` answers. */
export interface DevtoolsPage {
  readonly pattern: string
  readonly file: string
  /** The module as it is written. */
  readonly before: string
  /** What the browser gets of it, before it is compiled; undefined when nothing is removed. */
  readonly after: string | undefined
  /** Ranges of `before` that are gone, in UTF-16 code units. */
  readonly ranges: readonly { readonly start: number; readonly end: number }[]
  readonly removed: readonly { readonly name: string; readonly line: number }[]
  /** UTF-8 bytes. */
  readonly removedBytes: number
  readonly notImported: readonly string[]
  readonly kept: readonly {
    readonly name: string
    readonly line: number
    readonly by: { readonly owner: string | undefined; readonly line: number }
  }[]
  /** What the browser loads for it, itself first; empty for API routes and `_document`. */
  readonly modules: readonly DevtoolsModule[]
  /** Why the page or one of its modules can't be shown whole. */
  readonly problem: string | undefined
}

export interface DevtoolsModule {
  readonly name: string
  /** What the development server sends, in UTF-8 bytes. */
  readonly bytes: number
  /** `tool` is what only development has. */
  readonly kind: 'module' | 'style' | 'package' | 'tool'
}

/** What `data/requests.json?after=…` answers: those after a number, the oldest first. */
export interface DevtoolsRequests {
  readonly requests: readonly DevtoolsRequest[]
}

export interface DevtoolsRequest {
  /** Counts from 1. */
  readonly id: number
  /** Milliseconds since 1970. */
  readonly time: number
  readonly kind: string
  readonly method: string
  readonly target: string
  readonly pattern: string | undefined
  readonly status: number
  readonly steps: StepTimes
  /** Milliseconds from its arrival to the answer. */
  readonly duration: number
  /** Bytes of the page's data as JSON; undefined when there was none. */
  readonly dataBytes: number | undefined
  /** The largest parts of the data, the largest first. */
  readonly props: readonly PropSize[]
}

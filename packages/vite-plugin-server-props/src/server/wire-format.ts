import type { RedirectData } from '../shared/page-data.js'
import type { Router } from '../shared/router-types.js'
import type { ServerApp } from '../shared/server-app.js'
import type { Query } from '../shared/url/query.js'
import type { NextData } from './document-types.js'
import { nextFormat } from './next-format.js'
import { ownFormat } from './own-format.js'
import type { LoadedProps, PageTraits } from './page-parts.js'

/** What a payload is written from: a page, and what differs between its payloads. */
export interface PayloadParts {
  readonly page: PageTraits
  /** The page's props, serialised. */
  readonly propsJson: string
  readonly props: LoadedProps
  readonly router: Router
  readonly status: number
  /** Of a page that is not rendered per request and was reached by a rewrite: the query it has in the browser. */
  readonly rewrittenQuery: Query | undefined
}

/** What a `_document` can read of a payload. */
export interface DocumentParts {
  readonly props: LoadedProps
  readonly router: Router
}

/**
 * How an app's payload and page data are written: in our own shape, or in Next's. Nothing else differs, and
 * an app has one of them for all its documents and both of its data addresses.
 */
export interface WireFormat {
  /** The id of the element that React renders into. */
  readonly rootId: string
  /** The id of the script that carries the payload. */
  readonly payloadId: string
  /** The payload's beginning, up to the value of the page's props: the same for all documents of a page. */
  startPayload(app: ServerApp, page: PageTraits): string
  /** The rest of the payload. Neither part is escaped. */
  endPayload(parts: PayloadParts): string
  /** What a document's payload says, for a `_document` that reads it; undefined where it has no such prop. */
  readonly toDocumentData?: (app: ServerApp, page: PageTraits, parts: DocumentParts) => NextData
  /** Page data with props; what `App.getInitialProps` gave besides stands beside them (S110, S196). */
  writeData(page: PageTraits, props: LoadedProps): string
  /** Page data that leads elsewhere (S116). */
  writeRedirect(redirect: RedirectData): string
}

/** Next's shape belongs to next mode alone. */
export function chooseFormat({ isNext }: Pick<ServerApp, 'isNext'>): WireFormat {
  return isNext ? nextFormat : ownFormat
}

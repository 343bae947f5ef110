export {
  Document,
  Document as default,
  Head,
  Html,
  Main,
  NextScript,
  type DocumentProps,
} from './server/document-components.js'
export type {
  DocumentContext,
  DocumentInitialProps,
  DocumentOwnProps,
  NextData,
  RenderPageOptions,
  RenderPageResult,
} from './server/document-types.js'

import { Component, createContext, useContext, type Context, type JSX, type ReactNode } from 'react'
import type { DocumentContext, DocumentInitialProps, DocumentOwnProps } from './document-types.js'
import { createOutsideDocumentError } from './errors.js'

/** What the parts of one document share while it is rendered. */
export interface DocumentState {
  /** Text that nothing else in the document can contain; the page and the scripts take its place (T2). */
  readonly mark: string
  /** The id of the element that the page goes into. */
  readonly rootId: string
  /** With i18n: the language of the page. */
  readonly locale: string | undefined
  readonly styles: ReactNode
  /** The parts that were rendered, each with its `nonce`. */
  readonly rendered: Map<DocumentPart, string | undefined>
}

/** What a document is made of. */
export type DocumentPart = 'Html' | 'Head' | 'Main' | 'NextScript'

/** Set around a document that is rendered. */
export const DocumentStateContext: Context<DocumentState | null> = createContext<DocumentState | null>(null)

function useDocument(part: DocumentPart, nonce?: string): DocumentState {
  const state = useContext(DocumentStateContext)
  if (state === null) throw createOutsideDocumentError(part)
  state.rendered.set(part, nonce)
  return state
}

/** The root of a document; takes the attributes of `<html>` (S200), and knows its language (S276). */
export function Html(props: JSX.IntrinsicElements['html']): ReactNode {
  const { locale } = useDocument('Html')
  return <html {...(locale !== undefined && { lang: locale })} {...props} />
}

/** The document's head: its children, after the tags of the page (S204). */
export function Head({ children, nonce, ...rest }: JSX.IntrinsicElements['head']): ReactNode {
  const { styles } = useDocument('Head', nonce)
  return (
    <head {...rest}>
      {children}
      {styles}
    </head>
  )
}

/** The place of the page. */
export function Main(): ReactNode {
  const { mark, rootId } = useDocument('Main')
  return <div id={rootId}>{`${mark}page`}</div>
}

/** The place of the payload and of the script that starts the client. */
export function NextScript({ nonce }: { nonce?: string }): ReactNode {
  const { mark } = useDocument('NextScript', nonce)
  return <script>{`${mark}scripts`}</script>
}

/** Props of a document: its own, and what its `getInitialProps` gave. */
export type DocumentProps = DocumentInitialProps & DocumentOwnProps

/** The class that custom documents may extend; rendered as it is, a document like the built-in one. */
export class Document<P = object> extends Component<DocumentProps & P> {
  /** Renders the page, with the wrappers that the context's `renderPage` was given. */
  static getInitialProps(context: DocumentContext): Promise<DocumentInitialProps> {
    return context.defaultGetInitialProps(context)
  }

  override render(): ReactNode {
    return (
      <Html>
        <Head />
        <body>
          <Main />
          <NextScript />
        </body>
      </Html>
    )
  }
}

export default Document

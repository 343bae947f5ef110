import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PreviewData } from './get-server-side-props.js'

/** What an API route is asked: Node's request, read. */
export interface NextApiRequest extends IncomingMessage {
  /** Search and route parameters; route parameters win. */
  query: Partial<{ [key: string]: string | string[] }>
  /** Decoded values by name. */
  cookies: Partial<{ [key: string]: string }>
  /** By its content type: parsed JSON, the fields of a form, or text; undefined with `bodyParser: false`. */
  // oxlint-disable-next-line typescript/no-explicit-any -- as in Next: what it is, the sender says
  body: any
  /** The variables of the process. */
  env: { [key: string]: string | undefined }
  draftMode?: boolean
  preview?: boolean
  previewData?: PreviewData
}

/** What an API route answers by: Node's response, with more methods. */
// oxlint-disable-next-line typescript/no-explicit-any -- as in Next: without a type, any data is answered
export type NextApiResponse<Data = any> = ServerResponse & {
  /** Answers with text, bytes, a stream or JSON, by what it is given. */
  send: (body: Data) => void
  /** Answers with JSON. */
  json: (body: Data) => void
  /** Sets the status; gives the response back. */
  status: (statusCode: number) => NextApiResponse<Data>
  /** Answers with a redirect: 307, or the status that is given. */
  redirect(url: string): NextApiResponse<Data>
  redirect(status: number, url: string): NextApiResponse<Data>
  /** Turns draft mode on or off for this visitor. */
  setDraftMode: (options: { enable: boolean }) => NextApiResponse<Data>
  /** Turns preview on for this visitor, with data that loaders then get. `maxAge` is in seconds. */
  setPreviewData: (
    data: object | string,
    options?: { maxAge?: number; path?: string },
  ) => NextApiResponse<Data>
  clearPreviewData: (options?: { path?: string }) => NextApiResponse<Data>
  /** Makes a page anew that was made ahead. */
  revalidate: (urlPath: string, options?: { unstable_onlyGenerated?: boolean }) => Promise<void>
}

/** The default export of a file in `pages/api`. */
// oxlint-disable-next-line typescript/no-explicit-any -- as above
export type NextApiHandler<Data = any> = (req: NextApiRequest, res: NextApiResponse<Data>) => unknown

/** A number of bytes: `1000`, `'500kb'`, `'3mb'`. */
export type SizeLimit =
  | number
  | `${number}${'k' | 'K' | 'm' | 'M' | 'g' | 'G' | 't' | 'T' | 'p' | 'P'}${'b' | 'B'}`

/** What a file in `pages` may export as `config`. */
export type PageConfig = {
  api?: {
    /** The size of an answer from which on development warns; `false` is none. */
    responseLimit?: SizeLimit | boolean
    /** `false` leaves the body to the handler. */
    bodyParser?: { sizeLimit?: SizeLimit } | false
    /** Something else ends the answer: development does not warn when the handler has not. */
    externalResolver?: true
  }
  /** For hosts that have such limits; nothing here reads it. */
  maxDuration?: number
  /** Always Node's, or that of the host. */
  runtime?: 'nodejs' | 'experimental-edge' | 'edge'
  env?: string[]
  unstable_runtimeJS?: false
  unstable_JsPreload?: false
}

import type { ServerAnswer, ServerRequest } from '../../shared/exchange.js'
import type { ServerApp } from '../../shared/server-app.js'
import type { ParsedApi } from '../parse-request.js'
import { createPreviewMode } from '../preview/preview-mode.js'
import { readPreview, type Preview } from '../preview/read-preview.js'
import type { Server } from '../view.js'
import { answerApi } from './answer-api.js'
import { createApiLoader } from './load-api.js'

/** API routes at work, and draft mode, which nothing else can turn on. */
export interface Api {
  answer(server: Server, request: ServerRequest, parsed: ParsedApi): Promise<ServerAnswer>
  /** See `readPreview`. */
  readPreview(request: ServerRequest): Promise<Preview | undefined> | undefined
}

/** Makes it for an app that has API routes. */
export function createApi(app: ServerApp): Api {
  const load = createApiLoader(app)
  const preview = createPreviewMode(app)
  return {
    answer: (server, request, parsed) => answerApi({ server, load, preview }, request, parsed),
    readPreview: (request) => readPreview(preview, request),
  }
}

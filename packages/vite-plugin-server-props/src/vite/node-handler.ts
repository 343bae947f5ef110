import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Connect } from 'vite'

/** A handler as Node's servers and Connect take it. */
export type NodeHandler = (
  req: IncomingMessage,
  res: ServerResponse,
  next: (error?: unknown) => void,
) => unknown

/** Vite's middlewares see addresses without the base, the handler wants them whole. */
export function withFullUrl(handler: NodeHandler): Connect.NextHandleFunction {
  return (req, res, next) => {
    const { url } = req
    req.url = req.originalUrl ?? url
    void handler(req, res, (error) => {
      req.url = url
      next(error)
    })
  }
}

/**
 * Below a base the home page is at `/shop`, as in production; Vite knows `/shop/` only. Goes before
 * Vite's middleware for the base, and after its check of the host.
 */
export function acceptBareBase(base: string): Connect.NextHandleFunction {
  const bare = base.slice(0, -1)
  return (req, _res, next) => {
    const { url = '' } = req
    if (bare !== '' && (url === bare || url.startsWith(`${bare}?`))) req.url = base + url.slice(bare.length)
    next()
  }
}

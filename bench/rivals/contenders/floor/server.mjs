// The practical limit: node:http, one regular expression per route, renderToString.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { heads } from './heads.mjs'
import { load, match, page, render } from './dist/server/server-entry.js'

const root = new URL('./dist/client/', import.meta.url)
function send(res, status, type, body, cache) {
  res.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': cache,
  })
  res.end(body)
}

const DATA = /^\/_data(\/.+)\.json$/

createServer(async (req, res) => {
  try {
    const end = req.url.indexOf('?')
    const pathname = end < 0 ? req.url : req.url.slice(0, end)
    if (pathname.startsWith('/assets/')) {
      const body = await readFile(new URL(`.${pathname}`, root)).catch(() => null)
      if (body) return send(res, 200, 'text/javascript', body, 'public, max-age=31536000, immutable')
      return send(res, 404, 'text/plain', 'not found', 'no-store')
    }
    const data = DATA.exec(pathname)
    const found = match(data ? data[1] : pathname)
    if (!found) return send(res, 404, 'text/plain', 'not found', 'no-store')
    const { id } = found.route
    const props = await load(id, found.params)
    if (data) return send(res, 200, 'application/json', JSON.stringify(props), 'no-store')
    send(res, 200, 'text/html; charset=utf-8', page(heads[id], render(id, props), props), 'no-store')
  } catch (error) {
    console.error(error)
    if (!res.headersSent) send(res, 500, 'text/plain', 'error', 'no-store')
  }
}).listen(Number(process.env.PORT), '127.0.0.1')

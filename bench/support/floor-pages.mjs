// A hand-written server of the pages that plain Vite has built (many-pages.mjs): node:http, renderToString, the props as
// JSON. It runs in the app's folder; with PRELOAD it loads all pages before it listens.
import { createServer } from 'node:http'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const { answer, preload } = await import(pathToFileURL(path.resolve('dist/server/server.js')).href)
if (process.env.PRELOAD) await preload()

createServer(async (req, res) => {
  const html = await answer(req.url)
  res.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(html),
    'cache-control': 'no-store',
  })
  res.end(html)
}).listen(Number(process.env.PORT), '127.0.0.1')

// The practical limit: node:http, one regular expression per route, renderToString.
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { load, match, page, render } from './dist/server/server-entry.js'

const root = new URL('./dist/client/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', root), 'utf8'))

function chunksOf(key, seen = new Set()) {
  const chunk = manifest[key]
  if (!chunk || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const imported of chunk.imports ?? []) chunksOf(imported, seen)
  return seen
}

const entry = manifest['src/client.jsx'].file
const heads = {}
for (const [id, file] of [
  ['hello', 'src/pages/hello.jsx'],
  ['list', 'src/pages/list.jsx'],
]) {
  const files = new Set([...chunksOf('src/client.jsx'), ...chunksOf(file)])
  files.delete(entry)
  heads[id] =
    `<script type="module" src="/${entry}"></script>` +
    [...files].map((f) => `<link rel="modulepreload" href="/${f}">`).join('')
}

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

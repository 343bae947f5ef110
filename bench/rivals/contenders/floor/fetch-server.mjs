// For bench/fetch-runtimes: the practical limit where a server is a fetch function.
import { listen } from './bench-shared/listen.mjs'
import { heads } from './heads.mjs'
import { load, match, page, render } from './dist/server/server-entry.js'

const DATA = /^\/_data(\/.+)\.json$/

/** What a URL parser has made needs no other one. */
function toPathname(url) {
  const start = url.indexOf('/', url.indexOf('//') + 2)
  const end = url.indexOf('?', start)
  return end < 0 ? url.slice(start) : url.slice(start, end)
}

/** With `SAME_HEADERS`, those of our own answers: what a hand-written server pays that says as much. */
const toHeaders = process.env.SAME_HEADERS
  ? (type) => ({
      'x-content-type-options': 'nosniff',
      'content-type': type,
      ...(type === 'application/json' && {
        'x-server-props-build': '0123456789abcdef',
        'cross-origin-resource-policy': 'same-origin',
      }),
      'cache-control': 'private, no-cache, no-store, max-age=0, must-revalidate',
    })
  : (type) => ({ 'content-type': type, 'cache-control': 'no-store' })

function answer(status, type, body) {
  return new Response(body, { status, headers: toHeaders(type) })
}

listen(async (request) => {
  try {
    const pathname = toPathname(request.url)
    const data = DATA.exec(pathname)
    const found = match(data ? data[1] : pathname)
    if (!found) return answer(404, 'text/plain', 'not found')
    const { id } = found.route
    const props = await load(id, found.params)
    if (data) return answer(200, 'application/json', JSON.stringify(props))
    return answer(200, 'text/html; charset=utf-8', page(heads[id], render(id, props), props))
  } catch (error) {
    console.error(error)
    return answer(500, 'text/plain', 'error')
  }
})

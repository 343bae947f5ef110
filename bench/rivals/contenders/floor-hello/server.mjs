// The physical limit: node:http and a template string, no React anywhere.
import { createServer } from 'node:http'
import { getHello, getList } from './bench-shared/data.js'

const UNSAFE = /[&<>"']/g
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' }
const escape = (value) => String(value).replace(UNSAFE, (c) => ENTITIES[c])

const shell = (body) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head><body>${body}</body></html>`

const hello = ({ name, now }) =>
  shell(
    `<main><h1>Hello ${escape(name)}</h1><p>Rendered at ${now}</p><button type="button">clicked 0</button><a href="/list">all books</a></main>`,
  )

const list = ({ rows, now }) => {
  let body = ''
  for (const row of rows) {
    body += `<tr><td>${row.id}</td><td>${escape(row.title)}</td><td>${escape(row.author)}</td><td>${row.price}</td></tr>`
  }
  return shell(
    `<main><h1>${rows.length} books</h1><p>Rendered at ${now}</p><table><thead><tr><th>Id</th><th>Title</th><th>Author</th><th>Price</th></tr></thead><tbody>${body}</tbody></table><a href="/hello/back">say hello</a></main>`,
  )
}

function send(res, type, body) {
  res.writeHead(200, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  })
  res.end(body)
}

const HELLO = /^(\/_data)?\/hello\/([^/?]+?)(\.json)?$/
const LIST = /^(\/_data)?\/list(\.json)?$/

createServer((req, res) => {
  let found = HELLO.exec(req.url)
  let props
  let view
  if (found) {
    props = getHello(decodeURIComponent(found[2]))
    view = hello
  } else if ((found = LIST.exec(req.url))) {
    props = getList()
    view = list
  } else {
    res.writeHead(404).end('not found')
    return
  }
  if (found[1]) send(res, 'application/json', JSON.stringify(props))
  else send(res, 'text/html; charset=utf-8', view(props))
}).listen(Number(process.env.PORT), '127.0.0.1')

// The least code that answers playground/minimal's page: node:http, renderToString, the props as JSON.
import { createServer } from 'node:http'
import { createElement as h, useState } from 'react'
import { renderToString } from 'react-dom/server'

function Page({ time }) {
  const [count, setCount] = useState(0)
  return h(
    'main',
    null,
    h('h1', null, 'It is ', time),
    h('button', { onClick: () => setCount(count + 1) }, 'clicked ', count, ' times'),
  )
}

async function load() {
  return { time: new Date().toISOString() }
}

const UNSAFE = /[<>&\u2028\u2029]/g
const escape = (text) => `\\u${text.charCodeAt(0).toString(16).padStart(4, '0')}`
const assets = ['client', 'react', 'page']
  .map((name) => `<link rel="modulepreload" href="/assets/${name}-xxxxxxxx.js">`)
  .join('')

createServer(async (req, res) => {
  const props = await load()
  const json = JSON.stringify(props).replace(UNSAFE, escape)
  const html = `<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${assets}</head><body><div id="root">${renderToString(h(Page, props))}</div><script id="props" type="application/json">${json}</script><script type="module" src="/assets/client-xxxxxxxx.js"></script></body></html>`
  res.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(html),
    'cache-control': 'no-store',
  })
  res.end(html)
}).listen(Number(process.env.PORT), '127.0.0.1')

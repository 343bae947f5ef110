import { renderToString } from 'react-dom/server'
import { getHello, getList } from '../bench-shared/data.js'
import { Navigate } from './link.jsx'
import Hello from './pages/hello.jsx'
import List from './pages/list.jsx'

export { match } from './routes.js'

const pages = { hello: Hello, list: List }
const loaders = { hello: async (name) => getHello(name), list: async () => getList() }

export const load = (id, params) => loaders[id](...params)

export function render(id, props) {
  const Page = pages[id]
  return renderToString(
    <Navigate.Provider value={null}>
      <Page {...props} />
    </Navigate.Provider>,
  )
}

const UNSAFE = /[<>&\u2028\u2029]/g
const ESCAPED = { '<': '\\u003c', '>': '\\u003e', '&': '\\u0026', '\u2028': '\\u2028', '\u2029': '\\u2029' }

export function page(head, html, props) {
  const json = JSON.stringify(props).replace(UNSAFE, (c) => ESCAPED[c])
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${head}</head><body><div id="root">${html}</div><script id="props" type="application/json">${json}</script></body></html>`
}

// The same app on Vite's dev server in middleware mode.
import { createServer } from 'node:http'
import { createServer as createVite } from 'vite'

const server = createServer()
const vite = await createVite({ appType: 'custom', server: { middlewareMode: { server } } })
const DATA = /^\/_data(\/.+)\.json$/
const HEAD = '<script type="module" src="/src/client.jsx"></script>'

server.on('request', (req, res) =>
  vite.middlewares(req, res, async () => {
    try {
      const { load, match, page, render } = await vite.ssrLoadModule('/src/server-entry.jsx')
      const { pathname } = new URL(req.url, 'http://localhost')
      const data = DATA.exec(pathname)
      const found = match(data ? data[1] : pathname)
      if (!found) return res.writeHead(404).end('not found')
      const props = await load(found.route.id, found.params)
      if (data) return res.setHeader('content-type', 'application/json').end(JSON.stringify(props))
      const html = await vite.transformIndexHtml(pathname, page(HEAD, render(found.route.id, props), props))
      res.setHeader('content-type', 'text/html; charset=utf-8').end(html)
    } catch (error) {
      console.error(error)
      res.writeHead(500).end(String(error))
    }
  }),
)
server.listen(Number(process.env.PORT), '127.0.0.1')

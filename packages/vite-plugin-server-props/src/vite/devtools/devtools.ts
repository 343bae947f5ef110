import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import type { Connect, Plugin, ViteDevServer } from 'vite'
import { DEVTOOLS_SEGMENT, type DevtoolsRequests } from '../../shared/devtools-data.js'
import { getConfig, type PluginContext } from '../context.js'
import { packageDir } from '../virtual-ids.js'
import { describePage } from './describe-page.js'
import { describeRoutes, findListed } from './describe-routes.js'

/** The hook of Vite's DevTools, which is experimental and not part of Vite's types. */
interface DevtoolsPlugin extends Plugin {
  devtools: { setup(tools: { docks?: { register?(entry: object): void } }): void }
}

/**
 * The page `/__server-props/` of the development server: routes, what is removed of each page and why the rest stays,
 * and the recent requests. It is part of no build.
 */
export function devtoolsPlugin(context: PluginContext): DevtoolsPlugin {
  return {
    name: 'server-props:devtools',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use(createMiddleware(context, server))
    },
    devtools: {
      setup({ docks }) {
        docks?.register?.({
          id: 'server-props',
          title: 'Server props',
          icon: ICON,
          type: 'iframe',
          url: `${getConfig(context).base}${DEVTOOLS_SEGMENT}/`,
        })
      },
    },
  }
}

/** Two arrows, to the server and back; icons by name would be fetched from elsewhere. */
const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#3b82f6" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M4 8h14l-4-4M20 16H6l4 4"/></svg>',
)}`

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
}

const INDEX = 'devtools/index.html'

/** The other files of the page, by their addresses. There are no more. */
const FILES: ReadonlySet<string> = new Set([
  'devtools/style.css',
  ...['main', 'dom', 'format', 'load', 'page-view', 'requests-view', 'routes-view', 'source-view'].map(
    (name) => `devtools/${name}.js`,
  ),
  'shared/format-amounts.js',
])

function createMiddleware(context: PluginContext, server: ViteDevServer): Connect.NextHandleFunction {
  const prefix = `${server.config.base}${DEVTOOLS_SEGMENT}`
  return async (req, res, next) => {
    const url = req.originalUrl ?? req.url ?? '/'
    // By its text: all requests come by, and there are addresses that no URL parser takes, `//` among them (F20).
    const [path = ''] = url.split('?', 1)
    if (path === prefix) return redirect(res, `${prefix}/`)
    if (!path.startsWith(`${prefix}/`)) return next()
    const { pathname, searchParams } = new URL(url, 'http://localhost')
    // It shows sources: another site's page in the developer's browser gets none (T35).
    if (
      /^(?:cross|same)-site$/.test(String(req.headers['sec-fetch-site'])) &&
      req.headers['sec-fetch-mode'] !== 'navigate'
    ) {
      return send(res, 403, 'text/plain; charset=utf-8', 'This is not shown to other sites.')
    }
    try {
      const name = pathname.slice(prefix.length + 1)
      const data = await readData(context, server, name, searchParams)
      if (data !== undefined) return send(res, 200, 'application/json', JSON.stringify(data))
      const file = name === '' ? INDEX : name
      if (name !== '' && !FILES.has(name)) {
        return send(res, 404, 'text/plain; charset=utf-8', 'There is nothing here.')
      }
      const type = TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? ''
      return send(res, 200, type, await readFile(new URL(`dist/${file}`, packageDir)))
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      return send(res, 500, 'text/plain; charset=utf-8', message)
    }
  }
}

/** What the page asks for; undefined when it is no data. */
async function readData(
  context: PluginContext,
  server: ViteDevServer,
  name: string,
  params: URLSearchParams,
): Promise<object | undefined> {
  switch (name) {
    case 'data/routes.json':
      return describeRoutes(context)
    case 'data/page.json': {
      const page = findListed(context, params.get('pattern') ?? '')
      if (page === undefined) throw new Error(`There is no page ${params.get('pattern')} (any more).`)
      return describePage(context, server.environments.client, page)
    }
    case 'data/requests.json': {
      const answer: DevtoolsRequests = { requests: context.requests.listAfter(Number(params.get('after'))) }
      return answer
    }
    default:
      return undefined
  }
}

function redirect(res: ServerResponse, location: string): void {
  res.writeHead(308, { location })
  res.end()
}

function send(res: ServerResponse, status: number, type: string, body: string | Buffer): void {
  res.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'self'; img-src data:; frame-ancestors 'self'; base-uri 'none'",
    'x-content-type-options': 'nosniff',
  })
  res.end(body)
}

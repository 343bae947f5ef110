import { fileURLToPath } from 'node:url'
import { normalizePath } from 'vite'

/** The generated modules, by the names under which they are imported. */
export const VIRTUAL = {
  /** For the server: the whole app as a `ServerApp`. */
  app: 'virtual:server-props/app',
  /** For the browser: starts the client. */
  client: 'virtual:server-props/client',
  /** For the browser: what the client needs once a page may be left. */
  later: 'virtual:server-props/later',
  /** For the browser in development: the whole route table. */
  routes: 'virtual:server-props/routes',
  /** For the browser in development: the built-in error page. */
  errorPage: 'virtual:server-props/error-page',
  /** For the server in development: makes the handler that the development server runs. */
  devHandler: 'virtual:server-props/dev-handler',
  /** A module without exports, for what exists as types only. */
  empty: 'virtual:server-props/empty',
} as const

/** The package's own name, under which generated modules and aliases import from it. */
export const PACKAGE = 'vite-plugin-server-props'

/** The folder of the installed package; `dist/` is in it. */
export const packageDir: URL = new URL('../../', import.meta.url)

/** The file of one of our modules in `node/`, which modules that we generate import. */
export function toHelper(name: string): string {
  return normalizePath(fileURLToPath(new URL(`dist/node/${name}.js`, packageDir)))
}

/** The id under which Vite knows a generated module once it is resolved. */
export function toResolvedId(id: string): string {
  return `\0${id}`
}

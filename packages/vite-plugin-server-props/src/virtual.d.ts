// The generated modules, as the package's own entries see them.

declare module 'virtual:server-props/app' {
  const app: import('./server/server-parts.js').ServerOptions
  export default app
}

declare module 'virtual:server-props/routes' {
  export const rows: readonly import('./shared/routes/route-table.js').RouteRow[]
}

declare module 'virtual:server-props/dev-handler' {
  export function createDevHandler(
    hooks: import('./shared/exchange.js').ServerHooks,
    serveFile: import('./node/node-request.js').ServeFileAt,
  ): (
    req: import('node:http').IncomingMessage,
    res: import('node:http').ServerResponse,
    next: (error?: unknown) => void,
  ) => unknown
}

declare module 'virtual:server-props/client' {}

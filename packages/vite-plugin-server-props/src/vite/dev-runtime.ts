import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { normalizePath, type Plugin } from 'vite'
import { PACKAGE, packageDir } from './virtual-ids.js'

/**
 * In development our runtime is one file for the browser and one for the server, where a build takes modules:
 * Vite serves each module on its own, and a first page would ask for seventy of them.
 */
export function devRuntimePlugin(): Plugin {
  return {
    name: 'server-props:dev-runtime',
    apply: 'serve',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      filter: { id: new RegExp(`^${PACKAGE}/`) },
      handler(id) {
        const name = id.slice(PACKAGE.length + 1)
        const url = new URL(`dist/dev/${this.environment.name}/${name}.js`, packageDir)
        return existsSync(url) ? normalizePath(fileURLToPath(url)) : undefined
      },
    },
  }
}

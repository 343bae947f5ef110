import { builtinModules } from 'node:module'
import type { Plugin, Rolldown } from 'vite'
import type { PluginContext } from './context.js'
import { createServerOnlyError } from './errors.js'
import { toRootPath } from './pages.js'
import { isApiFile, toFile } from './strip-module.js'
import { toResolvedId, VIRTUAL } from './virtual-ids.js'

/** What may be for the server only, by the name it is imported by. */
const SUSPECTS: RegExp[] = [
  /\.server(?:\.[cm]?[jt]sx?)?$/,
  /^(?:server|client)-only$/,
  /^node:/,
  new RegExp(`^(?:${builtinModules.filter((name) => !name.startsWith('_')).join('|')})$`),
]

/** API routes, in whatever folder the pages are (S260). */
const API_ID = /[\\/]pages[\\/]api[\\/.]/

/**
 * Stops what is for the server only before it reaches the browser: `x.server.ts`, `server-only`, Node's
 * own modules (E35, E36), API routes. It runs after the strip, so what only loaders use has gone already.
 */
export function guardPlugin(context: PluginContext): Plugin {
  const report = (hook: Rolldown.PluginContext, { id, importer }: Offence): never => {
    const chain = findChain(toFile(importer), (file) => importersOf(context, hook, file))
    const names = chain.map((file) => toRootPath(context.root, file))
    throw createServerOnlyError(id, names.at(-1) === id ? names : [...names, id])
  }
  let offences: Offence[] = []
  return {
    name: 'server-props:guard',
    sharedDuringBuild: true,
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      filter: { id: SUSPECTS },
      async handler(id, importer, options) {
        const isClient = this.environment.config.consumer === 'client'
        // The packages of these names throw where there are no server components; what they say is checked here.
        if (id === 'client-only' || (id === 'server-only' && !isClient)) return toResolvedId(VIRTUAL.empty)
        const resolved = await this.resolve(id, importer, { ...options, skipSelf: true })
        if (!isClient || importer === undefined || /[\\/]node_modules[\\/]/.test(importer)) return resolved
        // The search for dependencies reports nothing; it would only stop.
        if (isScan(options) || !isServerOnly(id, resolved)) return resolved
        if (context.server !== undefined) return report(this, { id, importer })
        // A bundler knows what imports a module once it has seen all of them.
        offences.push({ id, importer })
        return resolved ?? toResolvedId(VIRTUAL.empty)
      },
    },
    load: {
      filter: { id: API_ID },
      handler(id) {
        const file = toFile(id)
        if (this.environment.config.consumer !== 'client' || !isApiFile(context, file)) return
        const offence = { id: toRootPath(context.root, file), importer: file }
        if (context.server !== undefined) report(this, offence)
        offences.push(offence)
      },
    },
    buildStart() {
      if (this.environment.config.consumer === 'client') offences = []
    },
    buildEnd(error) {
      const [first] = offences
      if (error === undefined && first !== undefined && this.environment.config.consumer === 'client') {
        report(this, first)
      }
    },
  }
}

interface Offence {
  readonly id: string
  readonly importer: string
}

/** Vite says so, its types don't. */
function isScan(options: object): boolean {
  return 'scan' in options && options.scan === true
}

/** A builtin counts when nothing stands in for it: an alias or polyfill makes it an ordinary module (E59). */
function isServerOnly(id: string, resolved: Rolldown.ResolvedId | null): boolean {
  if (id === 'server-only' || /\.server(?:\.[cm]?[jt]sx?)?$/.test(id)) return true
  return resolved === null || resolved.external !== false || /^\0?__vite-browser-external/.test(resolved.id)
}

function importersOf(
  { server }: PluginContext,
  hook: Rolldown.PluginContext,
  file: string,
): readonly string[] {
  if (server === undefined) return hook.getModuleInfo(file)?.importers ?? []
  const modules = server.environments.client.moduleGraph.getModulesByFile(file) ?? []
  return [...modules].flatMap((module) => [...module.importers].flatMap(({ file }) => file ?? []))
}

/** From the page down to a module: breadth first, so that the chain is as short as it can be. */
function findChain(file: string, importersOf: (file: string) => readonly string[]): readonly string[] {
  const chains: string[][] = [[file]]
  const seen = new Set([file])
  for (const chain of chains) {
    const importers = importersOf(chain[0] as string).filter((name) => !name.startsWith('\0'))
    if (importers.length === 0) return chain
    for (const importer of importers) {
      if (seen.has(importer)) continue
      seen.add(importer)
      chains.push([importer, ...chain])
    }
  }
  return chains.at(-1) ?? [file]
}

import { isAbsolute } from 'node:path'
import type { Environment, Plugin, Rolldown } from 'vite'
import { getConfig, type PluginContext } from '../context.js'
import { toUnmatchedWarning } from '../errors.js'
import type { ReadOutput } from '../output-plugin.js'
import { toResolvedId, VIRTUAL } from '../virtual-ids.js'
import { ASSET_URL, listAssetUrls } from './asset-urls.js'
import { isMappedAway } from './browser-field.js'
import { describeOffence, findFirst, type Offence } from './describe-offence.js'
import { findChain, type ImportersOf } from './import-chain.js'
import { toPackageName } from './package-name.js'
import { createServerOnlyRules, isBuiltin, listUnmatched } from './server-only.js'

/**
 * Stops what is for the server only before it reaches the browser (E35, E36, E59). It runs after the strip, so what
 * only loaders use has gone already. Development tells of it where it is asked for; a build once all importers are
 * known, and of what a package imports only when it is in the output.
 */
export function createGuard(context: PluginContext): {
  readonly plugin: Plugin
  /** Looks for what a package imports. */
  readonly checkOutput: ReadOutput
} {
  const rules = createServerOnlyRules(context)
  let offences: Offence[] = []
  const report = async (hook: Rolldown.PluginContext, offence: Offence): Promise<never> => {
    const chain = findChain(offence.importer ?? offence.id, createImportersOf(context, hook))
    return hook.error(
      await describeOffence(context, offence, chain, (specifier, importer) =>
        hook.resolve(specifier, importer).then((found) => found?.id),
      ),
    )
  }
  const take = async (hook: Rolldown.PluginContext, offence: Offence): Promise<void> => {
    if (context.server !== undefined) await report(hook, offence)
    offences.push(offence)
  }
  const plugin: Plugin = {
    name: 'server-props:guard',
    sharedDuringBuild: true,
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      filter: { id: rules.specifiers },
      async handler(id, importer, options) {
        const isClient = isOfBrowser(this.environment)
        // The packages of these names throw where there are no server components; what they say is checked here.
        if (id === 'client-only' || (id === 'server-only' && !isClient)) return toResolvedId(VIRTUAL.empty)
        const resolved = await this.resolve(id, importer, { ...options, skipSelf: true })
        // The search for dependencies reports nothing; it would only stop.
        if (!isClient || importer === undefined || isScan(options)) return resolved
        const reason = rules.ofSpecifier(id)
        const isHarmless = isBuiltin(id) && (!isStub(resolved) || isMappedAway(id, importer))
        if (reason === undefined || isHarmless) return resolved
        await take(this, { id: resolved?.id ?? id, specifier: id, importer, reason })
        return resolved ?? toResolvedId(VIRTUAL.empty)
      },
    },
    load: {
      order: 'pre',
      filter: { id: { include: rules.ids, exclude: /\0/ } },
      async handler(id) {
        if (!isOfBrowser(this.environment)) return
        const reason = rules.ofId(id)
        if (reason !== undefined) await take(this, { id, reason })
      },
    },
    transform: {
      // Behind the strip, and before Vite puts the file's address, or all of the file, in there.
      order: 'pre',
      filter: { id: { exclude: /\0/ }, code: ASSET_URL },
      async handler(code, importer) {
        if (!isOfBrowser(this.environment)) return
        for (const { specifier } of listAssetUrls(code, importer)) {
          const file =
            (await this.resolve(specifier, importer)) ?? (await this.resolve(`./${specifier}`, importer))
          const reason = file && !file.external ? rules.ofId(file.id) : undefined
          if (file && reason !== undefined) await take(this, { id: file.id, specifier, importer, reason })
        }
      },
    },
    buildStart() {
      if (isOfBrowser(this.environment)) offences = []
    },
    async buildEnd(error) {
      if (error !== undefined || !isOfBrowser(this.environment)) return
      // Once, and not for each worker.
      if (context.server === undefined && !this.environment.getTopLevelConfig().isWorker)
        warnOfUnmatched(context)
      const offence = await findFirst(
        context,
        offences.filter((offence) => !mayBeDropped(offence)),
      )
      if (offence !== undefined) await report(this, offence)
    },
  }
  const checkOutput: ReadOutput = async (hook, bundle) => {
    // What is in the output is asked for only where it matters: it is handed over piece by piece.
    if (offences.length === 0) return
    const kept = new Set(Object.values(bundle).flatMap(listKept))
    const offence = await findFirst(
      context,
      offences.filter(({ importer }) => importer !== undefined && kept.has(importer)),
    )
    if (offence !== undefined) await report(hook, offence)
  }
  return { plugin, checkOutput }
}

/** The workers that the server's code starts are built like a browser's. */
function isOfBrowser(environment: Environment): boolean {
  return environment.config.consumer === 'client' && !environment.getTopLevelConfig().build.ssr
}

/** What is misspelt guards nothing (T9). A file may be missing for a reason, so the build goes on. */
function warnOfUnmatched(context: PluginContext): void {
  for (const entry of listUnmatched(context)) getConfig(context).logger.warn(toUnmatchedWarning(entry))
}

/** Vite says so, its types don't. */
function isScan(options: object): boolean {
  return 'scan' in options && options.scan === true
}

/** A builtin counts when nothing stands in for it: an alias or polyfill makes it an ordinary module (E59). */
function isStub(resolved: Rolldown.ResolvedId | null): boolean {
  return resolved === null || resolved.external !== false || /^\0?__vite-browser-external/.test(resolved.id)
}

/** Packages have parts for Node beside those for browsers, of which the bundler takes what is used. */
function mayBeDropped({ specifier, importer }: Offence): boolean {
  return specifier !== undefined && isBuiltin(specifier) && toPackageName(importer ?? '') !== undefined
}

/** The modules of a file of the output that anything is left of. */
function listKept(file: Rolldown.OutputChunk | Rolldown.OutputAsset): readonly string[] {
  if (file.type !== 'chunk') return []
  return Object.entries(file.modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : []))
}

function createImportersOf({ server }: PluginContext, hook: Rolldown.PluginContext): ImportersOf {
  if (server === undefined) {
    return (id) => {
      const info = hook.getModuleInfo(id)
      return info === null ? [] : [...info.importers, ...info.dynamicImporters]
    }
  }
  const { moduleGraph } = server.environments.client
  return (id) => {
    const modules = isAbsolute(id) ? moduleGraph.getModulesByFile(id) : undefined
    const found = [...(modules ?? [moduleGraph.getModuleById(id)])]
    return found.flatMap((module) => [...(module?.importers ?? [])].flatMap(({ id }) => id ?? []))
  }
}

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  defaultAllowedOrigins,
  mergeConfig,
  normalizePath,
  type ConfigEnv,
  type EnvironmentOptions,
  type Plugin,
  type ResolvedConfig,
  type UserConfig,
  type Rolldown,
} from 'vite'
import { buildApp } from './build-app.js'
import { getPages, type PluginContext } from './context.js'
import { findDependents } from './dependents.js'
import { applyEnvFiles, toEnvDir, toPublicDefines } from './env-files.js'
import { createBaseError } from './errors.js'
import { escapePattern } from './escape-pattern.js'
import { findPages, PAGES_GLOB } from './find-pages.js'
import { listBrowserPages } from './pages.js'
import { applyNextConfig } from './next-config/apply-next-config.js'
import { createScanPlugins } from './scan-plugins.js'
import { checkShell, toShellFile } from './shell.js'
import { PACKAGE, packageDir, toResolvedId, VIRTUAL } from './virtual-ids.js'
import { createWorkerPlugins } from './worker-plugins.js'

/** Sets up Vite: two environments, one React, the inputs of a build. */
export function configPlugin(context: PluginContext): Plugin {
  return {
    name: 'server-props:config',
    sharedDuringBuild: true,
    config: {
      // Before any host's plugin, which keeps a `builder.buildApp` that is there (ecosystem 2.3.6).
      order: 'pre',
      async handler(user, env) {
        context.root = normalizePath(path.resolve(user.root ?? process.cwd()))
        context.pages = findPages(context)
        const envDir = toEnvDir(context.root, user.envDir)
        if (env.command === 'serve') {
          for (const name of applyEnvFiles(env.mode, envDir)) context.envNames.add(name)
        }
        const next = await applyNextConfig(context, user, env)
        return mergeConfig(toConfig(context, user, env, envDir), next)
      },
    },
    configResolved(config) {
      // A build resolves its config again for each environment, a server that starts anew only then.
      const isTold = context.config?.command === 'build'
      context.config = config
      config.configFileDependencies.push(...context.configFiles)
      if (!isTold) warn(context, config)
      if (!config.base.startsWith('/')) throw createBaseError(config.base)
    },
  }
}

function warn({ configWarnings, pages }: PluginContext, { logger }: ResolvedConfig): void {
  // A preview serves what was built; it needs no pages.
  const ofPages = pages?.kind === 'pages' ? pages.table.warnings : []
  for (const warning of [...configWarnings, ...ofPages]) logger.warn(`[server-props] ${warning}`)
}

function toConfig(
  context: PluginContext,
  user: UserConfig,
  env: ConfigEnv,
  envDir: string | false,
): UserConfig {
  const { root, options } = context
  const outDir = user.build?.outDir ?? 'dist'
  const isBuild = env.command === 'build'
  return {
    appType: 'custom',
    // Constants on both sides: a server that is started elsewhere renders what the browser's bundle holds (S58).
    ...(options.next && { envPrefix: toEnvPrefix(user), define: toPublicDefines(env.mode, envDir) }),
    // Vite would answer each OPTIONS itself, those of pages and API routes too; what it says of CORS stays said.
    ...(user.server?.cors === undefined && {
      server: { cors: { origin: defaultAllowedOrigins, preflightContinue: true } },
    }),
    resolve: {
      dedupe: ['react', 'react-dom'],
      // The `@/…` of every new Next app; a value of the user's stays.
      ...(options.next && { tsconfigPaths: user.resolve?.tsconfigPaths ?? true }),
    },
    // Vite puts them behind the user's.
    worker: { plugins: () => createWorkerPlugins(context) },
    builder: { buildApp: user.builder?.buildApp ?? buildApp },
    environments: {
      client: {
        optimizeDeps: toOptimizeDeps(context),
        build: { outDir: `${outDir}/client`, ...(isBuild && { rolldownOptions: toClientInput(context) }) },
      },
      ssr: {
        // What is written as CommonJS is run as ES modules.
        define: { __dirname: 'import.meta.dirname', __filename: 'import.meta.filename' },
        resolve: {
          noExternal: [...BUNDLED, ...findDependents(root, options.next ? [PACKAGE, 'next'] : [PACKAGE])],
        },
        build: toServerBuild(user, `${outDir}/server`),
      },
    },
  }
}

/** Our dependencies may be out of the app's reach (pnpm), so the server's bundle holds them. */
const BUNDLED = [PACKAGE, 'cookie-es', 'web-vitals']

function toEnvPrefix(user: UserConfig): string[] {
  return [...new Set([user.envPrefix ?? 'VITE_', 'NEXT_PUBLIC_'].flat())]
}

function toOptimizeDeps(context: PluginContext): NonNullable<EnvironmentOptions['optimizeDeps']> {
  const dir = context.pages?.kind === 'pages' ? context.pages.table.dir : `${context.root}/pages`
  const pages = `${path.posix.relative(context.root, dir)}/`
  return {
    // Without an index.html the scan would find nothing to begin with.
    entries: [pages + PAGES_GLOB, `!${pages}api.*`, `!${pages}api/**`],
    // An ES module that is found only when a page imports it: preparing it then would load the page again.
    exclude: [PACKAGE, 'web-vitals'],
    include: ['react', 'react-dom', 'react-dom/client', 'react/jsx-runtime', 'react/jsx-dev-runtime'],
    rolldownOptions: { plugins: createScanPlugins(context), moduleTypes: { '.js': 'jsx' } },
  }
}

type RolldownOptions = NonNullable<NonNullable<EnvironmentOptions['build']>['rolldownOptions']>

function toClientInput(context: PluginContext): RolldownOptions {
  const table = getPages(context)
  const input: Record<string, string> = { client: VIRTUAL.client }
  for (const { path: name, file } of listBrowserPages(table)) input[name.replace(/\.[^.]+$/, '')] = file
  if (table.error === undefined) input['error'] = `${PACKAGE}/error`
  const shell = toShellFile(context.root)
  if (table.document === undefined && existsSync(shell)) {
    checkShell(readFileSync(shell, 'utf8'), context.root)
    input['shell'] = shell
  }
  return {
    input,
    // The default removes what nothing in the bundle imports: pages came out empty.
    preserveEntrySignatures: 'exports-only',
    output: { codeSplitting: { groups: GROUPS } },
  }
}

const runtimeDir = normalizePath(fileURLToPath(new URL('dist/', packageDir)))

const errorPage = `${runtimeDir}react/error-page.js`

/** Parts that only some pages use, such as Image, and the built-in error page; each goes where it is imported. */
const OPTIONAL = [`${runtimeDir}react/next/`, errorPage]

/**
 * The ways to what is loaded once a page may be left, and the built-in error page. What only they need goes there: `<Head>`
 * in an app whose own pages have none.
 */
const ELSEWHERE = new Set([`${runtimeDir}client-later.js`, toResolvedId(VIRTUAL.later), errorPage])

/** What is asked for its chunk. */
const RUNTIME = new RegExp(`^${escapePattern(runtimeDir).replaceAll('/', '[\\\\/]')}`)

/** React and our runtime in chunks of their own: an edited page changes its own file only. */
const GROUPS = [
  { name: 'react', test: /[\\/]node_modules[\\/](?:react|react-dom|scheduler)[\\/]/, priority: 20 },
  { name: toRuntimeChunk, debugName: 'runtime', test: RUNTIME, priority: 10 },
]

function toRuntimeChunk(id: string, graph: Rolldown.ChunkingContext): string | null {
  const file = normalizePath(id)
  // Entries only name what is elsewhere; taking them in would take in all of it.
  const isEntry = !file.slice(runtimeDir.length).includes('/')
  if (!file.startsWith(runtimeDir) || isEntry || OPTIONAL.some((part) => file.startsWith(part))) return null
  const importers = new Set([id])
  for (const importer of importers) {
    if (ELSEWHERE.has(normalizePath(importer))) continue
    const of = graph.getModuleInfo(importer)?.importers ?? []
    if (of.length === 0) return 'runtime'
    for (const each of of) importers.add(each)
  }
  return null
}

function toServerBuild(user: UserConfig, outDir: string): NonNullable<EnvironmentOptions['build']> {
  const build = user.environments?.['ssr']?.build
  const input = build?.rolldownOptions?.input ?? build?.rollupOptions?.input
  return {
    outDir,
    copyPublicDir: false,
    rolldownOptions: {
      // An input of the user's stays: that is how a server of one's own is put around the handler.
      ...(input === undefined && { input: { index: `${PACKAGE}/server-entry` } }),
      output: { entryFileNames: '[name].js', chunkFileNames: 'assets/[name]-[hash].js' },
    },
  }
}

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { normalizePath, type Plugin } from 'vite'
import { getConfig, type PluginContext } from './context.js'
import { createNoStartBundleError } from './errors.js'
import { isStartedByHost } from './hosts.js'
import { isPrecompressed } from './precompress.js'
import { packageDir } from './virtual-ids.js'

/**
 * Puts `start.js`, the small Node server, beside the server's bundle. As prebuilt chunks, because hosts
 * count inputs and the server's environment drops assets.
 */
export function startFilePlugin(context: PluginContext): Plugin {
  return {
    name: 'server-props:start-file',
    sharedDuringBuild: true,
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'ssr',
    // All that is put there is known by now, and later hooks would have the server's files handed over.
    async renderStart() {
      const config = getConfig(context)
      if (isStartedByHost(config)) return
      const client = (config.environments['client'] ?? config).build
      const clientDir = normalizePath(
        path.relative(
          path.resolve(config.root, this.environment.config.build.outDir),
          path.resolve(config.root, client.outDir),
        ),
      )
      const code = writeStartFile({
        base: config.base,
        assetsDir: client.assetsDir,
        clientDir,
        // Hidden ones are for error reports, not for browsers (T25).
        hasSourceMaps: client.sourcemap === true,
        compress: context.options.compress,
        precompressed: isPrecompressed(context, config),
      })
      this.emitFile({ type: 'prebuilt-chunk', fileName: 'start.js', code, exports: [] })
      this.emitFile({
        type: 'prebuilt-chunk',
        fileName: 'serve.js',
        code: await readStartBundle(),
        exports: ['start'],
      })
      // The files are ES modules, also in a project whose package.json says nothing or another thing.
      this.emitFile({
        type: 'prebuilt-chunk',
        fileName: 'package.json',
        code: '{ "type": "module" }\n',
        exports: [],
      })
    },
  }
}

/** Writes `start.js`. `clientDir` is the browser's folder seen from the server's, with forward slashes. */
export function writeStartFile(app: {
  readonly base: string
  readonly assetsDir: string
  readonly clientDir: string
  readonly hasSourceMaps: boolean
  readonly compress: boolean
  readonly precompressed: boolean
}): string {
  return `import { start } from './serve.js'

await start({
  base: ${JSON.stringify(app.base)},
  assetsDir: ${JSON.stringify(app.assetsDir)},
  clientDir: new URL(${JSON.stringify(`${app.clientDir}/`)}, import.meta.url),
  hasSourceMaps: ${app.hasSourceMaps},
  compress: ${app.compress},
  precompressed: ${app.precompressed},
  entry: () => import('./index.js'),
})
`
}

async function readStartBundle(): Promise<string> {
  const file = fileURLToPath(new URL('dist/start-bundle.js', packageDir))
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw createNoStartBundleError(file, error)
  }
}

import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import * as zlib from 'node:zlib'
import type { Plugin, ResolvedConfig } from 'vite'
import { listFiles } from '../node/list-files.js'
import { SMALLEST, TEXT_TYPES } from '../node/text-types.js'
import { getConfig, type PluginContext } from './context.js'
import { isStartedByHost } from './hosts.js'

type Encode = (bytes: Buffer) => Promise<Buffer>

/** Puts compressed forms beside the text files of a build, for `start.js` and for other servers that look for them. */
export function precompressPlugin(context: PluginContext): Plugin {
  return {
    name: 'server-props:precompress',
    sharedDuringBuild: true,
    apply: 'build',
    buildApp: {
      // Other plugins may write files once the build is done.
      order: 'post',
      async handler(builder) {
        const config = getConfig(context)
        if (builder.environments['client']?.isBuilt === true && isPrecompressed(context, config)) {
          const client = (config.environments['client'] ?? config).build
          await compressFolder(path.resolve(config.root, client.outDir), config.publicDir)
        }
      },
    },
  }
}

/** Whether a build has compressed forms of its files. One that watches is for somebody who waits for it. */
export function isPrecompressed({ options }: PluginContext, config: ResolvedConfig): boolean {
  return options.precompress && config.build.watch === null && !isStartedByHost(config)
}

/** Node's thread pool does the work, in as many files at a time as there are cores. */
async function compressFolder(folder: string, publicDir: string): Promise<void> {
  const encoders = createEncoders()
  const files = listFiles(folder, false).filter((file) => TEXT_TYPES.has(path.extname(file)))
  const compressNext = async (): Promise<void> => {
    for (let file = files.pop(); file !== undefined; file = files.pop()) {
      const bytes = await readFile(path.join(folder, file))
      for (const [ending, encode] of encoders) {
        const encodedFile = file + ending
        // One of the user's own stays.
        if (publicDir !== '' && existsSync(path.join(publicDir, encodedFile))) continue
        const encoded = bytes.length < SMALLEST ? bytes : await encode(bytes)
        const target = path.join(folder, encodedFile)
        // What an earlier build has left there is of another text.
        await (encoded.length < bytes.length ? writeFile(target, encoded) : rm(target, { force: true }))
      }
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, compressNext))
}

/** By the endings of their files. Zstandard is there from Node 22.15 on. */
function createEncoders(): ReadonlyMap<string, Encode> {
  const brotli = promisify(zlib.brotliCompress)
  const gzip = promisify(zlib.gzip)
  const encoders = new Map<string, Encode>([
    ['.br', (bytes) => brotli(bytes, { params: toBrotliParams(bytes.length) })],
    ['.gz', (bytes) => gzip(bytes, { level: 9 })],
  ])
  // Types of the oldest Node that we run on, which has none of it.
  const { zstdCompress, constants } = zlib as typeof zlib & Partial<Zstandard>
  if (zstdCompress !== undefined) {
    const zstd = promisify(zstdCompress)
    const params = { [constants.ZSTD_c_compressionLevel as number]: 19 }
    encoders.set('.zst', (bytes) => zstd(bytes, { params }))
  }
  return encoders
}

interface Zstandard {
  zstdCompress(
    bytes: Buffer,
    options: { readonly params: Readonly<Record<number, number>> },
    callback: (error: Error | null, result: Buffer) => void,
  ): void
  readonly constants: typeof zlib.constants & { readonly ZSTD_c_compressionLevel: number }
}

/** The window is set up for each file: one for megabytes takes longer than a small file itself. */
function toBrotliParams(size: number): Record<number, number> {
  const window = Math.min(22, Math.max(16, Math.ceil(Math.log2(size))))
  return {
    [zlib.constants.BROTLI_PARAM_MODE]: zlib.constants.BROTLI_MODE_TEXT,
    [zlib.constants.BROTLI_PARAM_QUALITY]: zlib.constants.BROTLI_MAX_QUALITY,
    [zlib.constants.BROTLI_PARAM_LGWIN]: window,
    [zlib.constants.BROTLI_PARAM_SIZE_HINT]: size,
  }
}

import { existsSync, statSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import type { Plugin, ResolvedConfig, Rolldown } from 'vite'
import { listFiles } from '../node/list-files.js'
import { ENCODED_FORMS, SMALLEST, TEXT_TYPES } from '../node/text-types.js'
import { getConfig, type PluginContext } from './context.js'
import { createTextEncoder, type EncodedText, type EncodeText } from './encode-text.js'
import { isStartedByHost } from './hosts.js'
import { createKeptForms, type KeptForms } from './kept-forms.js'

/** Puts compressed forms beside the text files of a build, for `start.js` and for other servers that look for them. */
export function precompressPlugin(context: PluginContext): Plugin {
  let work: { readonly encode: EncodeText; readonly kept: KeptForms } | undefined
  const getWork = () => (work ??= startWork(getConfig(context)))
  let written: Promise<EncodedTexts> | undefined
  return {
    name: 'server-props:precompress',
    sharedDuringBuild: true,
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    writeBundle(_options, bundle) {
      if (!isPrecompressed(context, getConfig(context))) return
      // Nobody waits for it yet: other threads do the work while the server's part is built.
      written = encodeTexts(listTexts(bundle), getWork().encode)
    },
    buildApp: {
      // Other plugins may write files once the build is done.
      order: 'post',
      async handler(builder) {
        const config = getConfig(context)
        if (builder.environments['client']?.isBuilt !== true || !isPrecompressed(context, config)) return
        const client = (config.environments['client'] ?? config).build
        const { encode, kept } = getWork()
        const known = (await written) ?? new Map<string, EncodedText>()
        await writeForms(path.resolve(config.root, client.outDir), config.publicDir, async (file, bytes) => {
          const text = known.get(file)
          // A plugin may have changed what was written.
          return text?.bytes.equals(bytes) === true ? text : encode(bytes)
        })
        await kept.dropOthers()
      },
    },
  }
}

function startWork({ cacheDir }: ResolvedConfig): { readonly encode: EncodeText; readonly kept: KeptForms } {
  const kept = createKeptForms(path.join(cacheDir, 'server-props-compressed'))
  return { encode: createTextEncoder(kept), kept }
}

/** Whether a build has compressed forms of its files. One that watches is for somebody who waits for it. */
export function isPrecompressed({ options }: PluginContext, config: ResolvedConfig): boolean {
  return options.precompress && config.build.watch === null && !isStartedByHost(config)
}

/** By their files, below the output folder. */
type EncodedTexts = ReadonlyMap<string, EncodedText>

function listTexts(bundle: Rolldown.OutputBundle): [file: string, bytes: Buffer][] {
  return Object.entries(bundle)
    .filter(([file]) => TEXT_TYPES.has(path.extname(file)))
    .map(([file, output]): [string, Buffer] => {
      return [file, Buffer.from(output.type === 'chunk' ? output.code : output.source)]
    })
    .filter(([, { length }]) => length >= SMALLEST)
    .toSorted(([, a], [, b]) => b.length - a.length)
}

async function encodeTexts(
  texts: readonly [file: string, bytes: Buffer][],
  encode: EncodeText,
): Promise<EncodedTexts> {
  const encoded = new Map<string, EncodedText>()
  await forEach(texts, async ([file, bytes]) => {
    encoded.set(file, await encode(bytes))
  })
  return encoded
}

/** Writes the forms of a folder's texts. Own ones that the user has among the public files stay. */
async function writeForms(
  folder: string,
  publicDir: string,
  toForms: (file: string, bytes: Buffer) => Promise<EncodedText>,
): Promise<void> {
  const files = listFiles(folder, false)
  const present = new Set(files)
  const texts = files.filter((file) => TEXT_TYPES.has(path.extname(file)))
  await forEach(texts, async (file) => {
    const source = path.join(folder, file)
    const isWorthIt = statSync(source).size >= SMALLEST
    const text = isWorthIt ? await toForms(file, await readFile(source)) : undefined
    for (const ending of ENCODED_FORMS.keys()) {
      if (publicDir !== '' && existsSync(path.join(publicDir, file + ending))) continue
      const form = text?.forms.get(ending)
      const isSmaller = text !== undefined && form !== undefined && form.length < text.bytes.length
      if (isSmaller) await writeFile(source + ending, form)
      // What an earlier build has left there is of another text.
      else if (present.has(file + ending)) await rm(source + ending)
    }
  })
}

/** As many at a time as there are cores: Node's thread pool does the work. */
async function forEach<T>(items: readonly T[], use: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values()
  const useNext = async (): Promise<void> => {
    for (const item of queue) await use(item)
  }
  await Promise.all(Array.from({ length: availableParallelism() }, useNext))
}

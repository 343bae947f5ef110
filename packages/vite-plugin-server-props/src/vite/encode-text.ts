import { promisify } from 'node:util'
import * as zlib from 'node:zlib'
import type { KeptForms } from './kept-forms.js'

/** A text, and its compressed forms by the endings of their files. */
export interface EncodedText {
  readonly bytes: Buffer
  readonly forms: ReadonlyMap<string, Buffer>
}

/** Compresses a text in all ways that Node knows: Zstandard is there from 22.15 on. */
export type EncodeText = (bytes: Buffer) => Promise<EncodedText>

/** In bytes of text: what takes a core about half a second. */
const BEST_IN_ALL = 500_000

/** In bytes of text: smaller ones are compressed in less time than it takes to look for what is kept of them. */
const SMALLEST_KEPT = 16_384

/**
 * Takes the texts of one build, the larger ones first. As long as they are few they are compressed with effort, which is
 * ten times the work for a few percent: for thousands of small pages it would take longer than the rest of the build. Of
 * the largest, which are the same from build to build (React's chunk), the forms are kept.
 */
export function createTextEncoder(kept: KeptForms): EncodeText {
  const encoders = createEncoders()
  let left = BEST_IN_ALL
  return async (bytes) => {
    const isBest = bytes.length <= left
    if (isBest) left -= bytes.length
    const isKept = isBest && bytes.length >= SMALLEST_KEPT
    const forms = new Map<string, Buffer>()
    for (const [ending, encode] of encoders) {
      const present = isKept ? await kept.find(bytes, ending) : undefined
      const form = present ?? (await encode(bytes, isBest))
      if (isKept && present === undefined) await kept.keep(bytes, ending, form)
      forms.set(ending, form)
    }
    return { bytes, forms }
  }
}

type Encode = (bytes: Buffer, isBest: boolean) => Promise<Buffer>

function createEncoders(): ReadonlyMap<string, Encode> {
  const brotli = promisify(zlib.brotliCompress)
  const gzip = promisify(zlib.gzip)
  const encoders = new Map<string, Encode>([
    ['.br', (bytes, isBest) => brotli(bytes, { params: toBrotliParams(bytes.length, isBest) })],
    ['.gz', (bytes) => gzip(bytes, { level: 9 })],
  ])
  // Types of the oldest Node that we run on, which has none of it.
  const { zstdCompress, constants } = zlib as typeof zlib & Partial<Zstandard>
  if (zstdCompress !== undefined) {
    const zstd = promisify(zstdCompress)
    const level = constants.ZSTD_c_compressionLevel as number
    encoders.set('.zst', (bytes, isBest) => zstd(bytes, { params: { [level]: isBest ? 19 : 6 } }))
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
function toBrotliParams(size: number, isBest: boolean): Record<number, number> {
  const window = Math.min(22, Math.max(16, Math.ceil(Math.log2(size))))
  return {
    [zlib.constants.BROTLI_PARAM_MODE]: zlib.constants.BROTLI_MODE_TEXT,
    // The highest, 11, takes more than twice as long as 10 for 2 %.
    [zlib.constants.BROTLI_PARAM_QUALITY]: isBest ? 10 : 6,
    [zlib.constants.BROTLI_PARAM_LGWIN]: window,
    [zlib.constants.BROTLI_PARAM_SIZE_HINT]: size,
  }
}

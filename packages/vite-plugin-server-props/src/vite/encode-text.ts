import { promisify } from 'node:util'
import * as zlib from 'node:zlib'

/** A text, and its compressed forms by the endings of their files. */
export interface EncodedText {
  readonly bytes: Buffer
  readonly forms: ReadonlyMap<string, Buffer>
}

/** Compresses a text in all ways that Node knows: Zstandard is there from 22.15 on. */
export type EncodeText = (bytes: Buffer) => Promise<EncodedText>

/** In bytes of text: what takes a core about half a second. */
const BEST_IN_ALL = 500_000

/**
 * Takes the texts of one build, the larger ones first. As long as they are few they are compressed with effort, which is
 * ten times the work for a few percent: for thousands of small pages it would take longer than the rest of the build.
 */
export function createTextEncoder(): EncodeText {
  const encoders = createEncoders()
  let left = BEST_IN_ALL
  return async (bytes) => {
    const isBest = bytes.length <= left
    if (isBest) left -= bytes.length
    const forms = new Map<string, Buffer>()
    for (const [ending, encode] of encoders) forms.set(ending, await encode(bytes, isBest))
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

import { promisify } from 'node:util'
import * as zlib from 'node:zlib'

/** A way of compressing text, and back. */
export interface Codec {
  encode(bytes: Buffer, isBest: boolean): Promise<Buffer>
  /** Rejects what is not compressed this way. */
  decode(form: Buffer): Promise<Buffer>
}

/** All that Node knows, by the endings of their files: Zstandard is there from 22.15 on. */
export function createCodecs(): ReadonlyMap<string, Codec> {
  const brotli = promisify(zlib.brotliCompress)
  const gzip = promisify(zlib.gzip)
  const codecs = new Map<string, Codec>([
    [
      '.br',
      {
        encode: (bytes, isBest) => brotli(bytes, { params: toBrotliParams(bytes.length, isBest) }),
        decode: promisify(zlib.brotliDecompress),
      },
    ],
    ['.gz', { encode: (bytes) => gzip(bytes, { level: 9 }), decode: promisify(zlib.gunzip) }],
  ])
  // Types of the oldest Node that we run on, which has none of it.
  const { zstdCompress, zstdDecompress, constants } = zlib as typeof zlib & Partial<Zstandard>
  if (zstdCompress !== undefined && zstdDecompress !== undefined) {
    const zstd = promisify(zstdCompress)
    const level = constants.ZSTD_c_compressionLevel as number
    codecs.set('.zst', {
      encode: (bytes, isBest) => zstd(bytes, { params: { [level]: isBest ? 19 : 6 } }),
      decode: promisify(zstdDecompress),
    })
  }
  return codecs
}

type Callback = (error: Error | null, result: Buffer) => void

interface Zstandard {
  zstdCompress(
    bytes: Buffer,
    options: { readonly params: Readonly<Record<number, number>> },
    callback: Callback,
  ): void
  zstdDecompress(form: Buffer, callback: Callback): void
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

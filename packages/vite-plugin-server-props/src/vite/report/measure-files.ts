import { gzipSync } from 'node:zlib'
import type { Rolldown } from 'vite'
import type { CodeSize } from '../../types/build-report.js'

/** Adds up what files of the output weigh. */
export type MeasureFiles = (names: readonly string[]) => CodeSize

/** Measures files of a build's output, each of them once. */
export function createMeasure(bundle: Rolldown.OutputBundle): MeasureFiles {
  const known = new Map<string, CodeSize>()
  return (names) => {
    let size: CodeSize = { raw: 0, gzip: 0 }
    for (const name of names) {
      const output = bundle[name]
      if (output?.type !== 'chunk') continue
      let measured = known.get(name)
      if (measured === undefined) known.set(name, (measured = measure(output.code)))
      size = addSizes(size, measured)
    }
    return size
  }
}

/** The sum of two. */
export function addSizes(a: CodeSize, b: CodeSize): CodeSize {
  return { raw: a.raw + b.raw, gzip: a.gzip + b.gzip }
}

/** Synchronous, since handing a small file to another thread takes longer than compressing it. */
function measure(code: string): CodeSize {
  const text = Buffer.from(code)
  return { raw: text.length, gzip: gzipSync(text).length }
}

import { gzipSync } from 'node:zlib'
import type { Rolldown } from 'vite'
import type { CodeSize } from '../../types/build-report.js'

/** Says what files of a build's output weigh. */
export interface FileMeasure {
  /** Both sizes of some files together; compressing takes its time, each of them once. */
  sizeOf(names: readonly string[]): CodeSize
  /** Their bytes without compression. */
  bytesOf(names: readonly string[]): number
}

/** Measures files of a build's output, as long as the hook runs that was given it. */
export function createMeasure(bundle: Rolldown.OutputBundle): FileMeasure {
  const known = new Map<string, CodeSize>()
  const codeOf = (name: string): string => {
    const output = bundle[name]
    return output?.type === 'chunk' ? output.code : ''
  }
  const measure = (name: string): CodeSize => {
    const found = known.get(name)
    if (found !== undefined) return found
    const size = toSize(codeOf(name))
    known.set(name, size)
    return size
  }
  return {
    sizeOf: (names) => names.map(measure).reduce(addSizes, { raw: 0, gzip: 0 }),
    bytesOf: (names) => names.reduce((sum, name) => sum + Buffer.byteLength(codeOf(name)), 0),
  }
}

/** The sum of two. */
export function addSizes(a: CodeSize, b: CodeSize): CodeSize {
  return { raw: a.raw + b.raw, gzip: a.gzip + b.gzip }
}

/** Synchronous, since handing a small file to another thread takes longer than compressing it. */
function toSize(code: string): CodeSize {
  if (code === '') return { raw: 0, gzip: 0 }
  const text = Buffer.from(code)
  return { raw: text.length, gzip: gzipSync(text).length }
}

import type { PageResponse } from '../../shared/exchange.js'

/** What is used of Node's readable streams. */
export interface NodeStream {
  pipe(destination: unknown): unknown
  on(event: string, listener: (...values: never[]) => void): unknown
  destroy?(): unknown
}

/** Whether a value can be piped. */
export function isNodeStream(value: unknown): value is NodeStream {
  return typeof value === 'object' && value !== null && 'pipe' in value && typeof value.pipe === 'function'
}

/** Pipes a stream into the answer; the end of one that fails or is not wanted any more is the other's too (F1, F7). */
export function sendNodeStream(
  stream: NodeStream,
  res: PageResponse,
  onError: (error: unknown) => void,
): void {
  stream.on('error', onError)
  res.once('close', () => stream.destroy?.())
  stream.pipe(res)
}

/** Writes a web stream to the answer, no faster than it is read (F3). Rejects as the stream does. */
export async function sendWebStream(stream: ReadableStream<Uint8Array>, res: PageResponse): Promise<void> {
  const reader = stream.getReader()
  const state: { isClosed: boolean; goOn: (() => void) | undefined } = { isClosed: false, goOn: undefined }
  res.on('drain', () => state.goOn?.())
  res.once('close', () => {
    state.isClosed = true
    state.goOn?.()
    // What it was read for is gone; that it can't be told so hurts nobody.
    reader.cancel().catch(() => undefined)
  })
  for (let part = await reader.read(); !part.done && !state.isClosed; part = await reader.read()) {
    if (!res.write(part.value) && !state.isClosed) {
      await new Promise<void>((resolve) => (state.goOn = resolve))
    }
  }
  if (!state.isClosed) res.end()
}

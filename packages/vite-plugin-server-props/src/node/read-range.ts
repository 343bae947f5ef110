/**
 * Reads a `Range` header into one range of a file, as `bytes=2-5`. Undefined where the whole file is the
 * answer, as RFC 9110 allows: no range, several, a unit that is not bytes, or one that makes no sense.
 * A range that begins after the end of the file is kept, for a 416.
 */
export function readRange(header: string | undefined, size: number): string | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '')
  if (match === null) return undefined
  const [, first = '', last = ''] = match
  if (first === '') {
    const length = Number(last)
    return last === '' || length === 0 ? undefined : toRange(Math.max(0, size - length), size - 1)
  }
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (start >= size) return `bytes=${start}-`
  return toRange(start, end)
}

/** The first byte alone is answered with the whole file: sirv reads the end 0 as none. */
function toRange(start: number, end: number): string | undefined {
  return start > end || end <= 0 ? undefined : `bytes=${start}-${end}`
}

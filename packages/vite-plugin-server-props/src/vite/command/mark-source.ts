import type { TextRange } from '../explain/removed-ranges.js'
import type { Paint } from '../report/paint.js'

interface Part {
  readonly text: string
  readonly isGone: boolean
}

/**
 * A text with line numbers, and signs before them: `-` where a line is gone, `~` where a part of it is, with a line below
 * that underlines the part. It reads without colours.
 */
export function markSource(code: string, ranges: readonly TextRange[], paint: Paint): string {
  const lines = code.replace(/\n$/, '').split('\n')
  const width = String(lines.length).length
  let offset = 0
  const rows = lines.flatMap((line, index) => {
    const start = offset
    offset += line.length + 1
    const parts = splitLine(line.replace(/\r$/, ''), start, ranges)
    const sign = toSign(parts)
    const text = parts.map(({ text, isGone }) => (isGone ? paint('red', text) : text)).join('')
    const row = `${sign} ${String(index + 1).padStart(width)} | ${text}`.trimEnd()
    return sign === '~' ? [row, `  ${' '.repeat(width)} | ${underline(parts)}`] : [row]
  })
  return rows.join('\n')
}

/** The parts of a line, which begins at `start`, that are gone and that are not, in turn. */
function splitLine(line: string, start: number, ranges: readonly TextRange[]): readonly Part[] {
  const parts: Part[] = []
  let at = 0
  for (const range of ranges) {
    const from = Math.max(range.start - start, at)
    const to = Math.min(range.end - start, line.length)
    // An empty line within a range is gone too.
    const isWithin = line === '' && range.start < start && start < range.end
    if (from >= to && !isWithin) continue
    if (from > at) parts.push({ text: line.slice(at, from), isGone: false })
    parts.push({ text: line.slice(from, to), isGone: true })
    at = to
  }
  return at < line.length ? [...parts, { text: line.slice(at), isGone: false }] : parts
}

function toSign(parts: readonly Part[]): '-' | '~' | ' ' {
  if (!parts.some(({ isGone }) => isGone)) return ' '
  return parts.every(({ text, isGone }) => isGone || text.trim() === '') ? '-' : '~'
}

function underline(parts: readonly Part[]): string {
  return parts
    .map(({ text, isGone }) => (isGone ? '-'.repeat(text.length) : text.replace(/[^\t]/g, ' ')))
    .join('')
    .trimEnd()
}

/** A range of text to replace by blanks. `text`, shorter than the range, takes the place of its first characters. */
export interface Blank {
  readonly start: number
  readonly end: number
  readonly text?: string
}

const LINE_END = /[\n\r\u2028\u2029]/g

/** Blanks ranges that do not overlap. Line ends stay, so every other character keeps its line and column. */
export function applyBlanks(code: string, blanks: readonly Blank[]): string {
  let result = ''
  let position = 0
  for (const { start, end, text = '' } of blanks.toSorted((a, b) => a.start - b.start)) {
    result += code.slice(position, start) + text + blanksFor(code.slice(start + text.length, end))
    position = end
  }
  return result + code.slice(position)
}

function blanksFor(text: string): string {
  let blanks = ''
  let lineStart = 0
  for (const { index } of text.matchAll(LINE_END)) {
    blanks += ' '.repeat(index - lineStart) + text.charAt(index)
    lineStart = index + 1
  }
  return blanks + ' '.repeat(text.length - lineStart)
}

/** A range of text to replace by blanks. `text`, shorter than the range, takes the place of its first characters. */
export interface Blank {
  readonly start: number
  readonly end: number
  readonly text?: string
}

/** Blanks ranges that do not overlap. Line ends stay, so every other character keeps its line and column. */
export function applyBlanks(code: string, blanks: readonly Blank[]): string {
  let result = ''
  let position = 0
  for (const { start, end, text = '' } of blanks.toSorted((a, b) => a.start - b.start)) {
    result += code.slice(position, start) + text
    result += code.slice(start + text.length, end).replace(/[^\n\r\u2028\u2029]/g, ' ')
    position = end
  }
  return result + code.slice(position)
}

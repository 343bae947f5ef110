/** A range of text, in UTF-16 code units. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/**
 * Where a text was blanked: from the first character that is another to the last, over all that is blank in the new
 * text. Both have the same length.
 */
export function removedRanges(before: string, after: string): readonly TextRange[] {
  const ranges: TextRange[] = []
  let index = 0
  while (index < before.length) {
    if (before[index] === after[index]) {
      index++
      continue
    }
    const start = index
    let end = index + 1
    for (; index < before.length && (before[index] !== after[index] || isBlank(after[index])); index++) {
      if (before[index] !== after[index]) end = index + 1
    }
    ranges.push({ start, end })
  }
  return ranges
}

/** UTF-8 bytes of the text in ranges. */
export function sumBytes(text: string, ranges: readonly TextRange[]): number {
  return ranges.reduce((sum, { start, end }) => sum + Buffer.byteLength(text.slice(start, end)), 0)
}

function isBlank(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character)
}

import type { Blank } from './blank.js'

interface Range {
  readonly start: number
  readonly end: number
}

/** Blanks items of a comma-separated list, each with one of its commas, so that what stays is a list. */
export function cutItems<Item extends Range>(
  code: string,
  items: readonly Item[],
  goes: (item: Item) => boolean,
): Blank[] {
  const blanks: Blank[] = []
  let previous: Item | undefined
  let hasKept = false
  items.forEach((item, index) => {
    if (!goes(item)) hasKept = true
    else {
      blanks.push({ start: item.start, end: item.end })
      const before = hasKept ? previous : item
      if (before && (hasKept || index < items.length - 1)) blanks.push(find(code, ',', before.end))
    }
    previous = item
  })
  return blanks
}

/** Where the next comma stands, or the brace that closes a list, perhaps behind a last comma. */
export function find(code: string, char: ',' | '}', offset: number): Range {
  const next = skipBlanks(code, offset)
  const start = char === '}' && code[next] === ',' ? skipBlanks(code, next + 1) : next
  return { start, end: start + 1 }
}

/** The offset of the next character that is neither white space nor in a comment. */
export function skipBlanks(code: string, offset: number): number {
  const blanks = /(?:[\s\uFEFF]|\/\/.*|\/\*[\s\S]*?\*\/)*/y
  blanks.lastIndex = offset
  return offset + (blanks.exec(code)?.[0].length ?? 0)
}

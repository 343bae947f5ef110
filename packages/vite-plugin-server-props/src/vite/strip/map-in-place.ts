/** A source map whose one source is the text itself. */
export interface MapInPlace {
  readonly version: 3
  readonly sources: string[]
  readonly sourcesContent: string[]
  readonly names: string[]
  readonly mappings: string
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Where something of its own begins: a word, or a mark. Maps of later steps begin their segments there too. */
const TOKEN = /[\w$\u0080-\uFFFF]+|[^\s\w$]/g

/**
 * A map that says of each word and mark of a text that it stands where it stood, and gives the text as its own
 * source. A bundler that is given none takes what it has read from the file, with all that was removed (E52).
 */
export function mapInPlace(code: string, source: string): MapInPlace {
  // Lines and columns of the source run on, columns of what was made begin anew on each line.
  let [sourceLine, sourceColumn] = [0, 0]
  const mappings = code.split('\n').map((text, line) => {
    let column = 0
    const segments = Array.from(text.matchAll(TOKEN), ({ index }) => {
      const steps = [index - column, 0, line - sourceLine, index - sourceColumn]
      column = sourceColumn = index
      sourceLine = line
      return steps.map(toVlq).join('')
    })
    return segments.join()
  })
  return { version: 3, sources: [source], sourcesContent: [code], names: [], mappings: mappings.join(';') }
}

/** A number as source maps write it: the sign in the lowest bit, then five bits at a time. */
function toVlq(value: number): string {
  let rest = value < 0 ? -value * 2 + 1 : value * 2
  let text = ''
  for (; rest > 31; rest >>>= 5) text += BASE64[(rest & 31) | 32]
  return text + BASE64[rest]
}

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { normalizePath } from 'vite'

/** A place in a file. `line` counts from 1, `column` from 0. */
export interface ErrorPlace {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** What errors of Vite and of the modules it runs tell about their place. */
export interface PlacedError {
  readonly stack?: string | undefined
  readonly id?: string | undefined
  readonly loc?:
    | { readonly file?: string | undefined; readonly line: number; readonly column: number }
    | undefined
  /** What a compiler found, when it found several things; the first says where. */
  readonly errors?: readonly PlacedError[] | undefined
}

/** Where in the project an error is from: as a compiler says, or the first frame that is not a package's. */
export function findErrorPlace(error: PlacedError, root: string): ErrorPlace | undefined {
  const { loc, id } = error.errors?.[0] ?? error
  const file = loc?.file ?? id
  if (loc !== undefined && file !== undefined) return { file, line: loc.line, column: loc.column }
  for (const line of error.stack?.split('\n') ?? []) {
    const frame = /^\s+at (?:.*\()?(?:async )?((?:file:\/\/|\/|[A-Za-z]:[\\/])[^()]*?):(\d+):(\d+)\)?$/.exec(
      line,
    )
    if (frame === null) continue
    const [, source = '', row, column] = frame
    const path = normalizePath(source.startsWith('file://') ? fileURLToPath(source) : source)
    if (!path.startsWith(`${root}/`) || path.includes('/node_modules/')) continue
    return { file: path, line: Number(row), column: Number(column) - 1 }
  }
  return undefined
}

/** Where an offset of a text is. */
export function toPosition(code: string, index: number): Pick<ErrorPlace, 'line' | 'column'> {
  const lines = code.slice(0, index).split('\n')
  return { line: lines.length, column: lines.at(-1)?.length ?? 0 }
}

const LINES_AROUND = 2

/** The lines around a place, with numbers and a mark; empty when the file can't be read. */
export function toCodeFrame({ file, line, column }: ErrorPlace): string {
  const lines = readLines(file)
  if (lines[line - 1] === undefined) return ''
  const first = Math.max(1, line - LINES_AROUND)
  const shown = lines.slice(first - 1, line + LINES_AROUND)
  const width = String(first + shown.length - 1).length
  return shown
    .flatMap((text, index) => {
      const number = first + index
      const row = `${String(number).padStart(width)} |  ${text}`
      return number === line ? [row, `${' '.repeat(width)} |  ${' '.repeat(Math.max(0, column))}^`] : [row]
    })
    .join('\n')
}

function readLines(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/)
  } catch {
    return []
  }
}

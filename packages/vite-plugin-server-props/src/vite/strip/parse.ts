import { parseSync, type ESTree } from 'vite'
import { isLoaderName, type LoaderName } from './loader-names.js'

export type Node = ESTree.Node
export type Statement = ESTree.Program['body'][number]
export type Comment = ReturnType<typeof parseSync>['comments'][number]

/** An export of a loader's name that is a value. `local` is null where the name comes from another module. */
export interface LoaderExport {
  readonly name: LoaderName
  readonly local: string | null
  /** Where the specifier, or else the statement's declaration, starts. */
  readonly start: number
}

/** What the parser knows of a module. The tree and the comments are read on first use, the rest is cheap. */
export interface ParsedModule {
  readonly loaders: readonly LoaderExport[]
  /** Where the first `export * from` starts, when there is one. */
  readonly exportAll: number | null
  readonly body: readonly Statement[]
  readonly comments: readonly Comment[]
}

/** Parses a module in the language of its extension; null when it does not parse (the compiler reports that). */
export function parseModule(code: string, id: string): ParsedModule | null {
  const file = id.replace(/[?#].*$/, '')
  const parsed = parseSync(file, code, {
    lang: languageOf(file),
    sourceType: 'module',
    preserveParens: false,
  })
  if (parsed.errors.length > 0) return null
  const entries = parsed.module.staticExports.flatMap((statement) => statement.entries)
  const values = entries.filter((entry) => !entry.isType)
  const exportAll = values.find((entry) => entry.importName.kind === 'AllButDefault')
  return {
    loaders: values.flatMap(({ exportName, localName, start }) =>
      isLoaderName(exportName.name) ? [{ name: exportName.name, local: localName.name, start }] : [],
    ),
    exportAll: exportAll ? exportAll.start : null,
    get body() {
      return parsed.program.body
    },
    get comments() {
      return parsed.comments
    },
  }
}

/** The language in which a file is parsed: JSX may stand in `.js`. */
export function languageOf(file: string): 'ts' | 'tsx' | 'jsx' {
  if (file.endsWith('.tsx')) return 'tsx'
  return /\.[mc]?ts$/.test(file) ? 'ts' : 'jsx'
}

import { parseSync, type ESTree, type ParseResult } from 'vite'
import { isLoaderName, type LoaderName } from './loader-names.js'
import { restoreKinds } from './restore-kinds.js'

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
  /** Whether anything is imported or exported. */
  readonly isEsModule: boolean
  /** Where the first `export * from` starts, when there is one. */
  readonly exportAll: number | null
  readonly body: readonly Statement[]
  readonly comments: readonly Comment[]
}

/** Parses a module in the language of its extension; null when it does not parse (the compiler reports that). */
export function parseModule(code: string, id: string): ParsedModule | null {
  const parsed = parse(code, id)
  if (parsed.errors.length > 0) return null
  const entries = parsed.module.staticExports.flatMap((statement) => statement.entries)
  const values = entries.filter((entry) => !entry.isType)
  const exportAll = values.find((entry) => entry.importName.kind === 'AllButDefault')
  let body: readonly Statement[] | undefined
  return {
    loaders: values.flatMap(({ exportName, localName, start }) =>
      isLoaderName(exportName.name) ? [{ name: exportName.name, local: localName.name, start }] : [],
    ),
    isEsModule: parsed.module.hasModuleSyntax,
    exportAll: exportAll ? exportAll.start : null,
    get body() {
      return (body ??= restoreKinds(parsed.program.body, parsed.module))
    },
    get comments() {
      return parsed.comments
    },
  }
}

/** What the parser says of a text, in the language of its extension. */
export function parse(code: string, id: string): ParseResult {
  const file = id.replace(/[?#].*$/, '')
  return parseSync(file, code, {
    lang: languageOf(file),
    sourceType: 'module',
    preserveParens: false,
    astType: needsTypes(code) ? 'ts' : 'js',
  })
}

/** The language in which a file is parsed: JSX may stand in `.js`. */
export function languageOf(file: string): 'ts' | 'tsx' | 'jsx' {
  if (file.endsWith('.tsx')) return 'tsx'
  return /\.[mc]?ts$/.test(file) ? 'ts' : 'jsx'
}

/**
 * Whether the tree must have its types. Without them it is much quicker to hand over to JavaScript, and what it lacks
 * and the strip needs is said elsewhere (see `restore-kinds.ts`), but for `declare` and decorators of parameters.
 */
function needsTypes(code: string): boolean {
  return /\bdeclare\b/.test(code) || /\bclass\b/.test(code.slice(0, code.lastIndexOf('@') + 1))
}

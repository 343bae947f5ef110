// Handing a tree over to JavaScript takes most of the time of a strip, and most of a page has nothing to do with its
// loaders. So the tree that is handed over is one of a text without such declarations.
import type { ParseResult } from 'vite'
import { applyBlanks, type Blank } from './blank.js'
import { isLoaderName } from './loader-names.js'
import { parse } from './parse.js'

/** An import or export, or what stands between two. */
interface Stretch {
  readonly start: number
  readonly end: number
  readonly kind: 'import' | 'declaration' | 'other'
  /** The values that it declares. */
  readonly names: readonly string[]
  /** What it may mention; an import mentions nothing. */
  readonly words: readonly string[]
}

const EXPORT = 'export '
/** What can be exported where it stands. Lines in a template may match as well, and stay what they are. */
const DECLARATION =
  /^(?=(?:async\s+)?function\b|(?:abstract\s+)?class\b|(?:const|let|var|enum|interface|type)\b)/gm
const DECLARES =
  /^export\s+(?:default\s+)?(?:(?:async\s+)?function|(?:abstract\s+)?class|const|let|var|enum|interface|type\s+[\w$]+)\b/
/** A list, or a value; `export import`, `export namespace` and the like are neither. */
const DECLARES_NOTHING = /^export\s*(?:(?:type\s*)?[{*]|default\b)/
const MAY_DECLARE = /\b(?:function|class|const|let|var|enum|namespace|module|declare|import|using)\b/
/** Names can be written with escapes; and a comment can say what JSX calls. */
const UNCLEAR = /\\u|@jsx/
const WORD = /[^\s!-#%-/:-@[-^`{-~]+/g
/** Nothing but a type: behind a comparison there would be an operand. */
const TYPE_OF_NAME = /<typeof [\w$]+>(?=\s*[),;\]}])/g

/**
 * The text of a module in which a number may stand in the place of declarations that neither declare nor mention what
 * its loaders could reach; all else is where it was. The same text where that can't be told without the tree.
 *
 * The parser says of exports where they stand and what they declare, so it is asked about the module with all its
 * declarations exported: that costs no tree.
 */
export function narrowText(code: string, id: string): string {
  if (UNCLEAR.test(code)) return code
  const exported = code.replaceAll(DECLARATION, EXPORT)
  const { errors, module, comments } = parse(exported, id)
  if (errors.length > 0) return code
  const loaders = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ exportName, localName }) => (isLoaderName(exportName.name) ? [localName.name] : [])),
  )
  const stretches = readStretches(applyBlanks(exported, comments), module)
  const reach = stretches && reachOf(stretches, loaders)
  // With the classic runtime JSX calls `React` without naming it.
  if (!reach || reach.has('React')) return code
  const isReached = (name: string): boolean => reach.has(name)
  const unreached = stretches.filter(
    ({ kind, names, words }) => kind === 'declaration' && !names.some(isReached) && !words.some(isReached),
  )
  return replaceByNumbers(code, unreached)
}

/** Takes a module apart, whose text has no comments; null where something else may declare names. */
function readStretches(
  code: string,
  { staticImports, staticExports }: ParseResult['module'],
): Stretch[] | null {
  const statements = staticImports.map(({ start, end, entries }): Stretch => {
    const names = entries.flatMap(({ isType, localName }) => (isType ? [] : [localName.value]))
    return { start, end, kind: 'import', names, words: [] }
  })
  const imports = new Set(statements.map(({ start }) => start))
  for (const { start, end, entries } of staticExports) {
    // What is imported and exported again is in both lists.
    if (imports.has(start)) continue
    const text = code.slice(start, end)
    const kind = DECLARES.test(text) ? 'declaration' : 'other'
    if (kind === 'other' && !DECLARES_NOTHING.test(text)) return null
    const names = entries.flatMap(({ isType, localName }) => (isType ? [] : (localName.name ?? [])))
    statements.push({ start, end, kind, names: kind === 'other' ? [] : names, words: wordsOf(text) })
  }

  const gaps: Stretch[] = []
  let start = 0
  for (const next of [...statements.toSorted((a, b) => a.start - b.start), null]) {
    const end = next ? next.start : code.length
    const text = code.slice(start, end)
    // One statement within another is not at the top level.
    if (end < start || MAY_DECLARE.test(text)) return null
    gaps.push({ start, end, kind: 'other', names: [], words: wordsOf(text) })
    start = next ? next.end : end
  }
  return [...statements, ...gaps]
}

/** The names that the loaders could reach, and perhaps others; null where a loader comes from elsewhere. */
function reachOf(
  stretches: readonly Stretch[],
  loaders: readonly (string | null)[],
): ReadonlySet<string> | null {
  const known = new Set(stretches.flatMap(({ names }) => names))
  const making = new Map<string, Stretch[]>()
  for (const stretch of stretches) {
    // What a statement writes is not told apart from what it reads.
    for (const name of stretch.kind === 'other' ? stretch.words : stretch.names) {
      const list = making.get(name)
      if (list) list.push(stretch)
      else making.set(name, [stretch])
    }
  }
  const reach = new Set<string>()
  for (const name of loaders) {
    if (name === null) return null
    reach.add(name)
  }
  const passed = new Set<Stretch>()
  // The set grows while it is gone through.
  for (const name of reach) {
    for (const stretch of making.get(name) ?? []) {
      if (passed.has(stretch)) continue
      passed.add(stretch)
      for (const word of stretch.words) if (known.has(word)) reach.add(word)
    }
  }
  return reach.size > 0 ? reach : null
}

function wordsOf(text: string): readonly string[] {
  return text.replaceAll(TYPE_OF_NAME, '').match(WORD) ?? []
}

/** Puts numbers in the place of statements, whose offsets are those in the text where all is exported. */
function replaceByNumbers(code: string, statements: readonly Stretch[]): string {
  const marks = Array.from(code.matchAll(DECLARATION), ({ index }) => index)
  let passed = 0
  const toOriginal = (offset: number): number => {
    while ((marks[passed] ?? Infinity) + passed * EXPORT.length < offset) passed++
    return offset - passed * EXPORT.length
  }
  const blanks = statements
    .toSorted((a, b) => a.start - b.start)
    .flatMap((statement): Blank[] => {
      const [start, end] = [toOriginal(statement.start), toOriginal(statement.end)]
      return [
        { start, end: end - 1, text: '0' },
        { start: end - 1, end, text: ';' },
      ]
    })
  return applyBlanks(code, blanks)
}

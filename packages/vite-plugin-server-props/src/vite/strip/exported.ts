// The parser says of exports where they stand and what they declare, so it is asked about the module with all its
// declarations exported: that costs no tree.
import type { ParseResult } from 'vite'
import { applyBlanks } from './blank.js'
import { parse, type Comment } from './parse.js'

/** A module as it would be with all its declarations exported. Offsets are those of that text. */
export interface ExportedModule {
  /** Without comments. */
  readonly text: string
  readonly comments: readonly Comment[]
  readonly module: ParseResult['module']
  /** All of it, in the order of the text. */
  readonly stretches: readonly Stretch[]
  /** Where `export` was put in. */
  readonly marks: readonly number[]
  /** The offset in the text as it was written. Offsets are asked for in their order. */
  createOffsets(): (offset: number) => number
}

/** An import or export, or what stands between two. */
export interface Stretch {
  readonly start: number
  readonly end: number
  /** An `export` is a list, or a value without a name. */
  readonly kind: 'import' | 'declaration' | 'export' | 'other'
  /** The values that it declares. */
  readonly names: readonly string[]
  /** What it may mention; an import mentions nothing. Found out when it is read. */
  readonly words: readonly string[]
  /** Whether it may mention one of some names. */
  mentionsAny(names: ReadonlySet<string>): boolean
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
/** What may be a name. */
export const WORD: RegExp = /[^\s!-#%-/:-@[-^`{-~]+/g
/** Nothing but a type: behind a comparison there would be an operand. */
const TYPE_OF_NAME = /<typeof [\w$]+>(?=\s*[),;\]}])/g

/** So many names are found sooner in a text as it is than in its words, and most texts have none of them. */
const FEW = 16

/** Null for a module that does not parse like that, or whose names can't be told by their text. */
export function readExported(code: string, id: string): ExportedModule | null {
  if (UNCLEAR.test(code)) return null
  const exported = code.replaceAll(DECLARATION, EXPORT)
  const { errors, module, comments } = parse(exported, id)
  if (errors.length > 0) return null
  const text = comments.length === 0 ? exported : applyBlanks(exported, comments)
  const stretches = readStretches(text, module)
  if (stretches === null) return null
  const places = exported === code ? [] : Array.from(code.matchAll(DECLARATION), ({ index }) => index)
  const marks = places.map((place, index) => place + index * EXPORT.length)
  return {
    text,
    comments,
    module,
    stretches,
    marks,
    createOffsets: () => {
      let passed = 0
      return (offset) => {
        while ((marks[passed] ?? Infinity) < offset) passed++
        return offset - passed * EXPORT.length
      }
    },
  }
}

/** Takes a module apart, in the order of the text; null where something else may declare names. */
function readStretches(
  text: string,
  { staticImports, staticExports }: ParseResult['module'],
): readonly Stretch[] | null {
  const statements = staticImports.map(({ start, end, entries }): Stretch => {
    const names = entries.flatMap(({ isType, localName }) => (isType ? [] : [localName.value]))
    return { start, end, kind: 'import', names, words: [], mentionsAny: () => false }
  })
  const imports = new Set(statements.map(({ start }) => start))
  for (const { start, end, entries } of staticExports) {
    // What is imported and exported again is in both lists.
    if (imports.has(start)) continue
    const piece = text.slice(start, end)
    const kind = DECLARES.test(piece) ? 'declaration' : 'export'
    if (kind === 'export' && !DECLARES_NOTHING.test(piece)) return null
    const names = entries.flatMap(({ isType, localName }) => (isType ? [] : (localName.name ?? [])))
    statements.push(createStretch(start, piece, kind, kind === 'export' ? [] : names))
  }

  const stretches: Stretch[] = []
  let start = 0
  for (const next of [...statements.toSorted((a, b) => a.start - b.start), null]) {
    const end = next ? next.start : text.length
    const between = text.slice(start, end)
    // One statement within another is not at the top level.
    if (end < start || MAY_DECLARE.test(between)) return null
    if (between.trim() !== '') stretches.push(createStretch(start, between, 'other', []))
    if (next) stretches.push(next)
    start = next ? next.end : end
  }
  return stretches
}

function createStretch(
  start: number,
  text: string,
  kind: Stretch['kind'],
  names: readonly string[],
): Stretch {
  let words: readonly string[] | undefined
  return {
    start,
    end: start + text.length,
    kind,
    names,
    get words() {
      return (words ??= text.replaceAll(TYPE_OF_NAME, '').match(WORD) ?? [])
    },
    mentionsAny(names) {
      if (names.size <= FEW && ![...names].some((name) => text.includes(name))) return false
      return this.words.some((word) => names.has(word))
    },
  }
}

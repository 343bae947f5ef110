// Most loaders only call what their module imports, and their text shows it. Then all that goes is known without the tree,
// and neither the parser nor the walk through the tree has to be waited for.
import { WORD, type ExportedModule, type Stretch } from './exported.js'
import { isLoaderName } from './loader-names.js'
import type { Comment } from './parse.js'
import type { Place } from './place.js'

/** What goes of a module with a plain loader. Offsets are those of the module as it was written. */
export interface PlainCut {
  /** The imported names that go. */
  readonly names: readonly string[]
  /** All statements of the module, in the order of the text. */
  readonly statements: readonly Place[]
  readonly removed: ReadonlySet<Place>
  readonly comments: readonly Pick<Comment, 'start' | 'end' | 'value'>[]
}

const NAME = 'getServerSideProps'
const LOADER = /^export\s+(?:(?:async\s+)?function\s+getServerSideProps\b|const\s+getServerSideProps\b)/

/** Strings without escapes, and templates whose expressions hold no other text. */
const TEXT = /'[^'\\\n]*'|"[^"\\\n]*"|`(?:[^`\\$]|\$(?!\{)|\$\{[^{}`'"\\/]*\})*`/g
/**
 * Where in the rest there may be text that is not seen as such: of other strings and templates, of patterns to search for, of
 * elements. Behind a name with a capital, as types have, `<` opens no element.
 */
const OTHER_TEXT = /['"`/\\]|(?<!(?<![\w$])[A-Z][\w$]*)</

/** What a name stands behind where it is a value, and nothing that is declared. */
const BEFORE_VALUE = /(?:=>?|[([:&|]|\?\?|\.\.\.)\s*$|\b(?:await|return|new|throw)[ \t]+$/
/** A call of the name, or of something in it. */
const CALL = /(?:\??\.[\w$]+)*(?:\?\.)?\(/y
const LONGEST_GAP = 80

/**
 * What goes of a module with one loader, `getServerSideProps`, that is exported where it stands and uses of its module
 * imports only, each by calls and with all names of its statement, while nothing else has these names. Null where the text
 * leaves a doubt.
 */
export function findPlainCut(exported: ExportedModule): PlainCut | null {
  const { stretches } = exported
  const loader = findLoader(exported)
  if (!loader || stretches.some(({ kind }) => kind === 'other')) return null
  const names = readUses(exported.text.slice(loader.start, loader.end), stretches)
  // With the classic runtime JSX calls `React` without naming it.
  if (names === null || names.has('React')) return null
  const goes = (name: string): boolean => names.has(name)
  const wanted = new Set([NAME, ...names])
  const gone = stretches.filter((stretch) => {
    return stretch === loader || (stretch.kind === 'import' && stretch.names.some(goes))
  })
  const isDoubtful = (stretch: Stretch): boolean => {
    if (stretch.kind === 'import') return stretch.names.some(goes) && !stretch.names.every(goes)
    return stretch !== loader && stretch.mentionsAny(wanted)
  }
  return stretches.some(isDoubtful) ? null : toCut(exported, new Set(gone), [...names])
}

function findLoader({ text, module, marks, stretches }: ExportedModule): Stretch | undefined {
  const entries = module.staticExports.flatMap(({ entries }) => entries)
  if (entries.some(({ importName }) => importName.kind === 'AllButDefault')) return undefined
  if (entries.filter(({ exportName }) => isLoaderName(exportName.name)).length !== 1) return undefined
  const loader = stretches.find(({ kind, names: [name, ...others] }) => {
    return kind === 'declaration' && name === NAME && others.length === 0
  })
  if (!loader || !LOADER.test(text.slice(loader.start, loader.end))) return undefined
  // As it was written, it may not be exported there.
  return marks.some((mark) => mark >= loader.start && mark < loader.end) ? undefined : loader
}

/** The imported names that the text of a loader uses; null where it may use others, or one in another way. */
function readUses(text: string, stretches: readonly Stretch[]): ReadonlySet<string> | null {
  const kinds = new Map<string, Stretch['kind']>()
  for (const { kind, names } of stretches) for (const name of names) kinds.set(name, kind)
  kinds.delete(NAME)
  const templates: string[] = []
  const bare = text.replace(TEXT, (found) => {
    // Words may stand right beside it, and one before a template is called with it.
    if (!found.startsWith('`')) return ' 0 '
    templates.push(found)
    return '(0)'
  })
  if (OTHER_TEXT.test(bare) || hasSeveralDeclarators(bare)) return null
  // An expression in there may name what it likes.
  if (templates.some((template) => template.match(WORD)?.some((word) => kinds.has(word)))) return null
  const uses = new Set<string>()
  for (const { 0: word, index } of bare.matchAll(WORD)) {
    const kind = kinds.get(word)
    if (kind === undefined) continue
    if (kind !== 'import' || !isCall(bare, index, word)) return null
    uses.add(word)
  }
  return uses
}

/**
 * Whether other declarators may stand behind the loader's. The parser tells of those that declare names, and `{} = f()`
 * declares none. A comma in the types that a value is given counts too.
 */
function hasSeveralDeclarators(bare: string): boolean {
  let depth = 0
  let isInValue = false
  for (const [mark] of bare.matchAll(/=(?!>)|[,()[\]{}]/g)) {
    if (mark === '(' || mark === '[' || mark === '{') depth++
    else if (mark === ')' || mark === ']' || mark === '}') depth--
    else if (depth > 0) continue
    else if (mark === '=') isInValue = true
    else if (isInValue) return true
  }
  return false
}

function isCall(text: string, start: number, name: string): boolean {
  CALL.lastIndex = start + name.length
  return BEFORE_VALUE.test(text.slice(Math.max(0, start - LONGEST_GAP), start)) && CALL.test(text)
}

function toCut(
  { comments, stretches, createOffsets }: ExportedModule,
  gone: ReadonlySet<Stretch>,
  names: readonly string[],
): PlainCut {
  const [ofStatement, ofComment] = [createOffsets(), createOffsets()]
  const removed = new Set<Place>()
  const statements = stretches.map((stretch) => {
    const place = { start: ofStatement(stretch.start), end: ofStatement(stretch.end), isEmpty: false }
    if (gone.has(stretch)) removed.add(place)
    return place
  })
  const places = comments.map(({ start, end, value }) => {
    return { start: ofComment(start), end: ofComment(end), value }
  })
  return { names, statements, removed, comments: places }
}

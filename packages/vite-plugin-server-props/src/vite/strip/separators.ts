import type { Place } from './place.js'

/**
 * What may begin a statement and would rather continue the one before it: `export { a }` a `from`, `asserts a` an `is`,
 * and a declaration without a body a block.
 */
const JOINS = /[^\p{ID_Start}_$@;\\\d]|(?:from|is)(?![\w$])/uy
/** What would become a directive. */
const QUOTE = /['"]/

/**
 * The removed statements that leave a `;`, because what stands behind them would otherwise join what stands before:
 * `const a = b`, a removed line, `(c)()`.
 */
export function statementsLeavingSemicolon(
  code: string,
  body: readonly Place[],
  removed: ReadonlySet<Place>,
): Set<Place> {
  const result = new Set<Place>()
  let before: Place | undefined
  let firstRemoved: Place | undefined
  for (const statement of body) {
    if (removed.has(statement)) {
      firstRemoved ??= statement
      continue
    }
    if (firstRemoved && joins(code, before, statement.start)) result.add(firstRemoved)
    before = statement
    firstRemoved = undefined
  }
  return result
}

function joins(code: string, before: Place | undefined, start: number): boolean {
  if (QUOTE.test(code.charAt(start))) return true
  return before !== undefined && code[before.end - 1] !== ';' && wouldJoin(code, start)
}

/** Whether what begins at the offset could continue what stands before it. */
export function wouldJoin(code: string, offset: number): boolean {
  JOINS.lastIndex = offset
  return JOINS.test(code)
}

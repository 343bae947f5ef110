import type { Statement } from './parse.js'
import { startOf } from './syntax.js'

/** What may begin a statement and would rather continue the one before it, or become a directive. */
const JOINS = /[^\p{ID_Start}$@{;\\\d]/u
const QUOTE = /['"]/

/**
 * The removed statements that leave a `;`, because what stands behind them would otherwise join what stands before:
 * `const a = b`, a removed line, `(c)()`.
 */
export function statementsLeavingSemicolon(
  code: string,
  body: readonly Statement[],
  removed: ReadonlySet<Statement>,
): Set<Statement> {
  const result = new Set<Statement>()
  let before: Statement | undefined
  let firstRemoved: Statement | undefined
  for (const statement of body) {
    if (removed.has(statement)) {
      firstRemoved ??= statement
      continue
    }
    if (firstRemoved && joins(code, before, startOf(statement))) result.add(firstRemoved)
    before = statement
    firstRemoved = undefined
  }
  return result
}

function joins(code: string, before: Statement | undefined, start: number): boolean {
  const char = code.charAt(start)
  if (QUOTE.test(char)) return true
  return before !== undefined && code[before.end - 1] !== ';' && JOINS.test(char)
}

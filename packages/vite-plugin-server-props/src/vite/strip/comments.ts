import type { Comment as ParsedComment } from './parse.js'
import type { Place } from './place.js'

type Comment = Pick<ParsedComment, 'start' | 'end' | 'value'>

/** Comments that speak of the file or of its rights, not of the statement below them. */
const STAYS = /^!|@licen[cs]e|@preserve|@copyright|@jsx|@refresh|@ts-(?:no)?check|^[#@] ?source/i

/** The comments that go with removed statements: directly above them, and behind them on their line. */
export function commentsToCut(
  code: string,
  statements: readonly Place[],
  comments: readonly Comment[],
  removed: ReadonlySet<Place>,
): Comment[] {
  const body = statements.filter(({ isEmpty }) => !isEmpty)
  const result: Comment[] = []
  let next = 0
  for (let index = 0; index <= body.length; index++) {
    const [before, after] = [body[index - 1], body[index]]
    const start = before ? before.end : 0
    const end = after ? after.start : code.length
    while ((comments[next]?.start ?? code.length) < start) next++
    const between: Comment[] = []
    for (let comment = comments[next]; comment && comment.end <= end; comment = comments[++next]) {
      between.push(comment)
    }
    if (between.length === 0) continue
    const behind = before ? countBehind(code, start, between, end) : 0
    if (before && removed.has(before)) {
      result.push(...between.slice(0, behind).filter((comment) => mayGo(code, comment)))
    }
    if (after && removed.has(after)) result.push(...directlyAbove(code, between.slice(behind), end))
  }
  return result
}

/** How many comments stand on the line on which a statement ends, with no other code behind them. */
function countBehind(
  code: string,
  statementEnd: number,
  comments: readonly Comment[],
  nextStart: number,
): number {
  let count = 0
  for (const { start } of comments) {
    if (countLineEnds(code.slice(statementEnd, start)) > 0) break
    count++
  }
  const last = comments[count - 1]
  if (!last) return 0
  const following = code.slice(last.end, comments[count]?.start ?? nextStart)
  const isEndOfLine = countLineEnds(following) > 0 || nextStart === code.length
  return isEndOfLine ? count : 0
}

/** The comments above a statement, up to the first blank line or one that stays. */
function directlyAbove(code: string, comments: readonly Comment[], statementStart: number): Comment[] {
  let below = statementStart
  const first = comments.findLastIndex((comment) => {
    const isApart = countLineEnds(code.slice(comment.end, below)) > 1
    below = comment.start
    return isApart || !mayGo(code, comment)
  })
  return comments.slice(first + 1)
}

/** The parser lists a hashbang with the comments. */
function mayGo(code: string, { start, value }: Comment): boolean {
  return code[start] !== '#' && !STAYS.test(value)
}

function countLineEnds(text: string): number {
  return text.match(/\r\n|[\n\r\u2028\u2029]/g)?.length ?? 0
}

import type { DevtoolsPage } from '../shared/devtools-data.js'
import { h } from './dom.js'

/** More lines than a browser lays out at once; nobody reads them here. */
const MOST_LINES = 5000

/** The source beside what the browser gets of it, line by line. */
export function createSource({ before, after, ranges, kept }: DevtoolsPage): HTMLElement {
  const lines = before.split('\n')
  const others = after?.split('\n')
  const notes = new Map(
    kept.map(({ name, line, by }) => [line, `${name} stays for ${by.owner ?? 'code'} (line ${by.line})`]),
  )
  let offset = 0
  const rows = lines.slice(0, MOST_LINES).map((text, index) => {
    const start = offset
    offset += text.length + 1
    return createRow(index + 1, text, markGone(text, start, ranges), others?.[index], notes.get(index + 1))
  })
  return h(
    'section',
    { class: others === undefined ? 'source' : 'source both', 'aria-label': 'Source' },
    h(
      'div',
      { class: 'row heads' },
      h('span', { class: 'number' }),
      h('h3', {}, others === undefined ? 'Source' : 'Source, with what is removed'),
      others !== undefined && h('h3', {}, 'What the browser gets'),
    ),
    rows,
    lines.length > MOST_LINES && h('p', { class: 'hint' }, `and ${lines.length - MOST_LINES} lines more`),
  )
}

function createRow(
  line: number,
  text: string,
  marked: readonly (Node | string)[],
  other: string | undefined,
  note: string | undefined,
): HTMLElement {
  const isGone = other !== undefined && text.trim() !== '' && other.trim() === ''
  return h(
    'div',
    { id: `L${line}`, class: isGone ? 'row is-gone' : 'row', tabindex: -1 },
    h('span', { class: 'number' }, line),
    h('code', { class: 'before' }, marked, note !== undefined && h('span', { class: 'note' }, note)),
    other !== undefined && h('code', { class: 'after' }, other.trimEnd()),
  )
}

/** A line with its removed parts marked as such. */
function markGone(text: string, start: number, ranges: DevtoolsPage['ranges']): readonly (Node | string)[] {
  const parts: (Node | string)[] = []
  let done = 0
  for (const range of ranges) {
    const [from, to] = [Math.max(range.start - start, done), Math.min(range.end - start, text.length)]
    if (to <= from) continue
    parts.push(text.slice(done, from), h('del', {}, text.slice(from, to)))
    done = to
  }
  return [...parts, text.slice(done)]
}

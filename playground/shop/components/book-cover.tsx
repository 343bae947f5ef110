import type { ReactElement } from 'react'
import { PALETTES, type Cover } from '../lib/cover.js'
import styles from './book-cover.module.css'
import { DRAWINGS } from './cover-motifs.js'

interface Props {
  readonly book: Cover & { readonly title: string; readonly author: string }
}

/** A book's cover, drawn from its data. Decoration: title and author always stand beside it as text. */
export function BookCover({ book }: Props): ReactElement {
  const { ground, shape, accent, ink } = PALETTES[book.palette]
  const lines = toLines(book.title)
  const size = Math.min(22, Math.floor(250 / Math.max(...lines.map((line) => line.length))))
  return (
    <svg className={styles.cover} viewBox="0 0 200 300" aria-hidden="true">
      <rect width="200" height="300" fill={ground} />
      {DRAWINGS[book.motif]({ shape, accent })}
      <rect y="268" width="200" height="32" fill={ground} />
      <text className={styles.title} fill={ink} fontSize={size}>
        {lines.map((line, index) => (
          <tspan key={line} x="18" y={42 + index * (size + 4)}>
            {line}
          </tspan>
        ))}
      </text>
      <text className={styles.author} x="18" y="287" fill={ink}>
        {book.author}
      </text>
      <path d="M6 0v300" stroke="#000" strokeOpacity="0.18" strokeWidth="2" />
    </svg>
  )
}

/** Parts a title into lines of up to 12 letters, as far as its words allow. */
function toLines(title: string): string[] {
  const lines: string[] = []
  for (const word of title.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < 12) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

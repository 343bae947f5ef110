import type { ReactElement } from 'react'
import Link from 'vite-plugin-server-props/link'
import { SUBJECTS } from '../lib/subjects.js'
import styles from './subjects.module.css'

/** The shelves and how much stands on each. */
export function Subjects({ counts }: { readonly counts: Readonly<Record<string, number>> }): ReactElement {
  return (
    <ul className={styles.subjects}>
      {SUBJECTS.map(({ slug, name, line }) => (
        <li className={styles.subject} key={slug}>
          <Link className={styles.name} href={`/books?subject=${slug}`}>
            {name}
          </Link>
          <p className={styles.line}>{line}</p>
          <p className={styles.count}>{counts[slug] ?? 0} books</p>
        </li>
      ))}
    </ul>
  )
}

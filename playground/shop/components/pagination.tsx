import type { ReactElement } from 'react'
import Link from 'vite-plugin-server-props/link'
import styles from './pagination.module.css'

interface Props {
  readonly page: number
  readonly pages: number
  readonly toHref: (page: number) => string
}

/** Links to the pages of a list; nothing when there is only one. */
export function Pagination({ page, pages, toHref }: Props): ReactElement | null {
  if (pages === 1) return null
  return (
    <nav className={styles.pages} aria-label="Pages">
      {page > 1 ? (
        <Link className={styles.link} href={toHref(page - 1)} rel="prev">
          Previous
        </Link>
      ) : null}
      <ol className={styles.numbers}>
        {Array.from({ length: pages }, (_, index) => index + 1).map((number) => (
          <li key={number}>
            <Link
              className={styles.link}
              href={toHref(number)}
              aria-label={`Page ${number}`}
              aria-current={number === page ? 'page' : undefined}
            >
              {number}
            </Link>
          </li>
        ))}
      </ol>
      {page < pages ? (
        <Link className={styles.link} href={toHref(page + 1)} rel="next">
          Next
        </Link>
      ) : null}
    </nav>
  )
}

import type { ReactElement } from 'react'
import styles from './stars.module.css'

/** How readers like a book, from 1 to 5: a star and the number. */
export function Stars({ value }: { readonly value: number }): ReactElement {
  return (
    <span className={styles.stars}>
      <svg className={styles.star} viewBox="0 0 20 20" aria-hidden="true">
        <path d="m10 1.6 2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9L1.5 7.8l5.9-.8z" />
      </svg>
      <span className="visually-hidden">Rated </span>
      {value.toFixed(1)}
      <span className="visually-hidden"> out of 5</span>
    </span>
  )
}

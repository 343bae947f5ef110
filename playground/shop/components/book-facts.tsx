import type { ReactElement } from 'react'
import type { BookDetails } from '../lib/book-types.js'
import styles from './book-facts.module.css'
import { Stars } from './stars.js'

/** A book's particulars. */
export function BookFacts({ book }: { readonly book: BookDetails }): ReactElement {
  return (
    <dl className={styles.facts}>
      <div>
        <dt>Published</dt>
        <dd>{book.year}</dd>
      </div>
      <div>
        <dt>Length</dt>
        <dd>{book.pages} pages</dd>
      </div>
      <div>
        <dt>Readers say</dt>
        <dd>
          {book.stars === null ? (
            'Nothing yet'
          ) : (
            <a className={styles.link} href="#reviews">
              <Stars value={book.stars} />
            </a>
          )}
        </dd>
      </div>
    </dl>
  )
}

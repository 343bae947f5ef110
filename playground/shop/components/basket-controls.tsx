import type { ReactElement } from 'react'
import type { BasketLine } from '../lib/order-types.js'
import styles from './basket-controls.module.css'
import { PostForm } from './post-form.js'

/** How many copies of a book are wanted, and a way to have none. */
export function BasketControls({ line }: { readonly line: BasketLine }): ReactElement {
  const id = `copies-${line.slug}`
  return (
    <>
      <div className={styles.controls}>
        <PostForm action="/basket" values={{ intent: 'set', book: line.slug }} className={styles.copies}>
          <label htmlFor={id}>Copies</label>
          <input
            id={id}
            name="quantity"
            type="number"
            min="1"
            max="9"
            defaultValue={line.quantity}
            required
          />
          <button className={styles.small} type="submit">
            Change
          </button>
        </PostForm>
        <PostForm action="/basket" values={{ intent: 'set', book: line.slug, quantity: '0' }}>
          <button className={styles.small} type="submit" aria-label={`Take out ${line.title}`}>
            Take out
          </button>
        </PostForm>
      </div>
      {line.quantity > line.stock ? (
        <p className={styles.short}>
          {line.stock === 0 ? 'Out of stock by now' : `Only ${line.stock} left by now`}
        </p>
      ) : null}
    </>
  )
}

import type { ReactElement } from 'react'
import { PostForm } from './post-form.js'
import styles from './reviews.module.css'

const STARS = [
  { value: 5, text: '5, press it on your friends' },
  { value: 4, text: '4, very good' },
  { value: 3, text: '3, good in parts' },
  { value: 2, text: '2, not for me' },
  { value: 1, text: '1, a doorstop' },
] as const

/** A form for a review; a second one of the same reader takes the place of the first. */
export function ReviewForm({
  page,
  problem,
}: {
  readonly page: string
  readonly problem: boolean
}): ReactElement {
  return (
    <PostForm action={page} values={{ intent: 'review' }} className={styles.form}>
      <h3>Your review</h3>
      {problem ? (
        <p className="alert" role="alert">
          A review needs stars and a few words.
        </p>
      ) : null}
      <div>
        <label htmlFor="review-stars">Stars</label>
        <select id="review-stars" name="stars" defaultValue="5">
          {STARS.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor="review-body">What you would tell a friend</label>
        <textarea id="review-body" name="body" rows={4} maxLength={600} required />
      </div>
      <button className="button" type="submit">
        Send the review
      </button>
    </PostForm>
  )
}

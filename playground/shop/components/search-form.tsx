import { useEffect, useRef, type FormEvent, type ReactElement } from 'react'
import { useRouter } from 'vite-plugin-server-props/router'
import { SORTS, type BookSearch, type Sort } from '../lib/book-types.js'
import { toListAddress } from '../lib/list-address.js'
import { SUBJECTS } from '../lib/subjects.js'
import styles from './search-form.module.css'

/** Asks for a list of books. Without JavaScript it is an ordinary form; with it, only the data is fetched. */
export function SearchForm({ search }: { readonly search: BookSearch }): ReactElement {
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const { text, subject, sort } = search

  useEffect(() => {
    // Back and forward show the list of another search in this same form.
    for (const [name, value] of Object.entries({ q: text, subject, sort })) {
      const field = form.current?.elements.namedItem(name)
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value
    }
  }, [text, subject, sort])

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    void router.push(
      toListAddress({
        text: String(data.get('q')).trim(),
        subject: String(data.get('subject')),
        sort: data.get('sort') as Sort,
        page: 1,
      }),
    )
  }

  return (
    <form
      className={styles.form}
      ref={form}
      action={`${router.basePath}/books`}
      onSubmit={submit}
      role="search"
    >
      <div className={styles.text}>
        <label htmlFor="q">Title or author</label>
        <input id="q" name="q" type="search" defaultValue={text} maxLength={80} autoComplete="off" />
      </div>
      <div>
        <label htmlFor="subject">Shelf</label>
        <select
          id="subject"
          name="subject"
          defaultValue={subject}
          onChange={(event) => event.currentTarget.form?.requestSubmit()}
        >
          <option value="">All shelves</option>
          {SUBJECTS.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor="sort">Order</label>
        <select
          id="sort"
          name="sort"
          defaultValue={sort}
          onChange={(event) => event.currentTarget.form?.requestSubmit()}
        >
          {Object.entries(SORTS).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <button className="button" type="submit">
        Search
      </button>
    </form>
  )
}

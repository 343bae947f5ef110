import type { BookSearch } from './book-types.js'

/** The address of a list of books; what is as usual is left out. */
export function toListAddress({ text, subject, sort, page }: BookSearch): string {
  const search = new URLSearchParams()
  if (text !== '') search.set('q', text)
  if (subject !== '') search.set('subject', subject)
  if (sort !== 'newest') search.set('sort', sort)
  if (page > 1) search.set('page', String(page))
  return search.size === 0 ? '/books' : `/books?${search}`
}

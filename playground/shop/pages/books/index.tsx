import type { ReactElement } from 'react'
import type { InferGetServerSidePropsType } from 'vite-plugin-server-props'
import Link from 'vite-plugin-server-props/link'
import { BookGrid } from '../../components/book-card.js'
import { PageHead } from '../../components/page-head.js'
import { Pagination } from '../../components/pagination.js'
import { SearchForm } from '../../components/search-form.js'
import { toListAddress } from '../../lib/list-address.js'
import { PAGE_SIZE, SORTS, type BookSearch, type Sort } from '../../lib/book-types.js'
import { toPageNumber, toQueryText } from '../../lib/query-text.js'
import { searchBooks } from '../../lib/server/books.js'
import { withShop } from '../../lib/server/with-shop.js'
import { findSubject } from '../../lib/subjects.js'
import styles from './index.module.css'

export default function BooksPage({
  search,
  books,
  total,
  pages,
}: InferGetServerSidePropsType<typeof getServerSideProps>): ReactElement {
  const subject = findSubject(search.subject)
  return (
    <>
      <PageHead
        title={search.text === '' ? (subject?.name ?? 'All books') : `Books for “${search.text}”`}
        description={subject?.line ?? 'All the books of the shop, to search and to sort.'}
      />
      <h1>{subject?.name ?? 'All books'}</h1>
      {subject === undefined ? null : <p className="lead">{subject.line}</p>}
      <SearchForm search={search} />
      <p className={styles.count} role="status">
        {toCountLine(total, search)}
      </p>
      {total === 0 ? (
        <p className={styles.none}>
          Try fewer letters, another shelf, or <Link href="/books">look at all of them</Link>.
        </p>
      ) : (
        <>
          <h2 className="visually-hidden">Books found</h2>
          <BookGrid books={books} />
        </>
      )}
      <Pagination page={search.page} pages={pages} toHref={(page) => toListAddress({ ...search, page })} />
    </>
  )
}

function toCountLine(total: number, { text, page }: BookSearch): string {
  const found = total === 1 ? '1 book' : `${total} books`
  const wanted = text === '' ? found : `${found} for “${text}”`
  if (total <= PAGE_SIZE) return wanted
  const first = (page - 1) * PAGE_SIZE + 1
  return `${wanted}, ${first} to ${Math.min(total, first + PAGE_SIZE - 1)}`
}

export const getServerSideProps = withShop(async ({ query }) => {
  const sort = toQueryText(query.sort)
  const search: BookSearch = {
    text: toQueryText(query.q),
    subject: findSubject(toQueryText(query.subject))?.slug ?? '',
    sort: Object.hasOwn(SORTS, sort) ? (sort as Sort) : 'newest',
    page: toPageNumber(query.page),
  }
  const { books, total } = await searchBooks(search)
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
  if (search.page > pages)
    return { redirect: { destination: toListAddress({ ...search, page: pages }), permanent: false } }
  return { props: { search, books, total, pages } }
})

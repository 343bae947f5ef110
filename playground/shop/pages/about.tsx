import type { ReactElement } from 'react'
import Link from 'vite-plugin-server-props/link'
import { PageHead } from '../components/page-head.js'
import styles from './about.module.css'

export default function AboutPage(): ReactElement {
  return (
    <article className={styles.about}>
      <PageHead title="About the shop" description="Who keeps Harbour Lane Books, and why it is so small." />
      <h1>About the shop</h1>
      <p>
        Harbour Lane is nine metres long and has one bookshop. It opened in a net loft, moved downstairs when
        the stairs gave way, and has stayed there because of the stove.
      </p>
      <p>
        We keep sixty books, never more. When a new one comes in, an old one finds a home. It means that we
        have read everything on the shelves, and that you can ask us about any of it.
      </p>
      <h2>How this page is made</h2>
      <p>
        Nothing on it is asked of the database, so going to it from <Link href="/books">the books</Link>{' '}
        fetches no data at all. Every other page is made anew for each request by the{' '}
        <code>getServerSideProps</code> in its own file.
      </p>
    </article>
  )
}

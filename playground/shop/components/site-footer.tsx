import type { ReactElement } from 'react'
import Link from 'vite-plugin-server-props/link'
import styles from './site-footer.module.css'

/** What stands below every page. */
export function SiteFooter(): ReactElement {
  return (
    <footer className={styles.footer}>
      <div className={styles.inner}>
        <p className={styles.note}>
          Harbour Lane Books is not a real shop: its books, authors and readers are made up. It shows what{' '}
          <code>getServerSideProps</code> is for.
        </p>
        <nav className={styles.links} aria-label="More">
          <Link href="/about">About the shop</Link>
          <Link href="/help/delivery">Delivery</Link>
          <Link href="/help/returns">Returns</Link>
        </nav>
      </div>
    </footer>
  )
}

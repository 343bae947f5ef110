import type { ReactElement, ReactNode } from 'react'
import Link from 'vite-plugin-server-props/link'
import { useRouter } from 'vite-plugin-server-props/router'
import type { ShopProps } from '../lib/shop-props.js'
import styles from './site-header.module.css'

const LINKS = [
  { href: '/books', text: 'Books' },
  { href: '/prices', text: 'Prices abroad' },
  { href: '/help', text: 'Help' },
] as const

/** The shop's name, the way around, and what is the visitor's own. */
export function SiteHeader({ shop }: { readonly shop: ShopProps['shop'] | undefined }): ReactElement {
  return (
    <header className={styles.header}>
      <div className={styles.inner}>
        <Link className={styles.brand} href="/">
          <Mark />
          <span>
            Harbour Lane<span className={styles.rest}> Books</span>
          </span>
        </Link>
        <nav className={styles.shop} aria-label="Shop">
          {LINKS.map(({ href, text }) => (
            <NavLink key={href} href={href}>
              {text}
            </NavLink>
          ))}
        </nav>
        <nav className={styles.own} aria-label="Yours">
          {shop?.name === null ? (
            <NavLink href="/sign-in">Sign in</NavLink>
          ) : (
            <NavLink href="/account">
              <span className={styles.name}>{shop?.name ?? 'Account'}</span>
            </NavLink>
          )}
          <NavLink href="/basket">
            Basket
            {shop !== undefined && shop.basketCount > 0 ? (
              <span className={styles.count}>
                {shop.basketCount}
                <span className="visually-hidden">{shop.basketCount === 1 ? ' book' : ' books'}</span>
              </span>
            ) : null}
          </NavLink>
        </nav>
      </div>
    </header>
  )
}

function NavLink({ href, children }: { href: string; children: ReactNode }): ReactElement {
  const path = useRouter().asPath.split(/[?#]/)[0] ?? '/'
  const current = path === href ? 'page' : path.startsWith(`${href}/`) ? 'true' : undefined
  return (
    <Link className={styles.link} href={href} aria-current={current}>
      {children}
    </Link>
  )
}

function Mark(): ReactElement {
  return (
    <svg className={styles.mark} viewBox="0 0 32 32" aria-hidden="true">
      <path d="M4 7q6-3 12 1 6-4 12-1v15q-6-3-12 1-6-4-12-1z" fill="currentColor" />
      <path d="M16 8v15" stroke="var(--page)" strokeWidth="1.5" />
      <path
        d="M3 27q3.25-2.5 6.5 0t6.5 0 6.5 0 6.5 0"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  )
}

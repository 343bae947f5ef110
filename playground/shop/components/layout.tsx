import type { ReactElement, ReactNode } from 'react'
import type { ShopProps } from '../lib/shop-props.js'
import styles from './layout.module.css'
import { NavigationProgress } from './navigation-progress.js'
import { SiteFooter } from './site-footer.js'
import { SiteHeader } from './site-header.js'

interface Props {
  /** Absent on pages without a data function. */
  readonly shop: ShopProps['shop'] | undefined
  readonly children: ReactNode
}

/** The frame around every page. */
export function Layout({ shop, children }: Props): ReactElement {
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        Skip to the content
      </a>
      <NavigationProgress />
      <SiteHeader shop={shop} />
      <main className={styles.main} id="content" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter />
    </div>
  )
}

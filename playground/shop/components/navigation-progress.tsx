import { useEffect, useState, type ReactElement } from 'react'
import { useRouter } from 'vite-plugin-server-props/router'
import styles from './navigation-progress.module.css'

/** A thin line at the top while the next page is on its way; its delay is in the style sheet. */
export function NavigationProgress(): ReactElement | null {
  const { events } = useRouter()
  const [isUnderWay, setIsUnderWay] = useState(false)
  useEffect(() => {
    const start = (): void => setIsUnderWay(true)
    const end = (): void => setIsUnderWay(false)
    events.on('routeChangeStart', start)
    events.on('routeChangeComplete', end)
    events.on('routeChangeError', end)
    return () => {
      events.off('routeChangeStart', start)
      events.off('routeChangeComplete', end)
      events.off('routeChangeError', end)
    }
  }, [events])
  return isUnderWay ? <div className={styles.line} aria-hidden="true" /> : null
}

import type { ReactElement, ReactNode } from 'react'
import styles from './message.module.css'
import { PageHead } from './page-head.js'

interface Props {
  readonly status: number
  readonly title: string
  readonly children: ReactNode
}

/** A page that has nothing to show but a reason. */
export function Message({ status, title, children }: Props): ReactElement {
  return (
    <div className={styles.message}>
      <PageHead title={title} />
      <svg className={styles.picture} viewBox="0 0 200 90" aria-hidden="true">
        <path d="M10 82h180" stroke="var(--line)" strokeWidth="3" strokeLinecap="round" />
        <path d="M28 20h18v60H28zM50 12h14v68H50zM68 26h22v54H68z" fill="var(--accent)" />
        <path d="m128 79 19-58 17 6-19 58z" fill="var(--star)" />
        <path d="M96 34h16v46H96z" fill="none" stroke="var(--field)" strokeWidth="2" strokeDasharray="5 4" />
      </svg>
      <p className={styles.status}>{status}</p>
      <h1>{title}</h1>
      <div className={styles.text}>{children}</div>
    </div>
  )
}

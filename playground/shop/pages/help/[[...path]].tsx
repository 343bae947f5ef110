import type { ReactElement } from 'react'
import type { InferGetServerSidePropsType } from 'vite-plugin-server-props'
import Link from 'vite-plugin-server-props/link'
import { PageHead } from '../../components/page-head.js'
import { findHelpText, listHelp } from '../../lib/server/help.js'
import { withShop } from '../../lib/server/with-shop.js'
import styles from './help.module.css'

export default function HelpPage({
  path,
  entries,
  text,
}: InferGetServerSidePropsType<typeof getServerSideProps>): ReactElement {
  const entry = entries.find((entry) => entry.path === path)
  return (
    <>
      <PageHead title={entry?.title ?? 'Help'} description={entry?.summary ?? 'How the shop works.'} />
      <div className={styles.help}>
        <nav
          className={path === '' ? `${styles.contents} ${styles.spare}` : styles.contents}
          aria-label="Help"
        >
          <Link href="/help" aria-current={path === '' ? 'page' : undefined}>
            All help
          </Link>
          {entries.map((entry) => (
            <Link
              className={entry.path.includes('/') ? styles.inner : undefined}
              key={entry.path}
              href={`/help/${entry.path}`}
              aria-current={entry.path === path ? 'page' : undefined}
            >
              {entry.title}
            </Link>
          ))}
        </nav>
        <article className={styles.text}>
          <h1>{entry?.title ?? 'How can we help?'}</h1>
          {entry === undefined ? (
            <ul className={styles.list}>
              {entries.map(({ path, title, summary }) => (
                <li key={path}>
                  <Link href={`/help/${path}`}>{title}</Link>
                  <p>{summary}</p>
                </li>
              ))}
            </ul>
          ) : (
            text.map((paragraph) => <p key={paragraph}>{paragraph}</p>)
          )}
        </article>
      </div>
    </>
  )
}

export const getServerSideProps = withShop(async ({ params }) => {
  const path = [params?.path ?? []].flat().join('/')
  const [entries, text] = await Promise.all([listHelp(), path === '' ? [] : findHelpText(path)])
  if (text === undefined) return { notFound: true }
  return { props: { path, entries, text } }
})

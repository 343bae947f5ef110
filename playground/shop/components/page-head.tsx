import type { ReactElement } from 'react'
import Head from 'vite-plugin-server-props/head'

interface Props {
  readonly title: string
  readonly description?: string
}

/** A page's title and description. */
export function PageHead({ title, description }: Props): ReactElement {
  return (
    <Head>
      <title>{`${title} · Harbour Lane Books`}</title>
      {description === undefined ? null : <meta name="description" content={description} />}
    </Head>
  )
}

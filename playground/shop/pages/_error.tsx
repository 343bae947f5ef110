import type { ReactElement } from 'react'
import type { NextPageContext } from 'vite-plugin-server-props'
import Link from 'vite-plugin-server-props/link'
import { Message } from '../components/message.js'

export default function ErrorPage({ statusCode }: { readonly statusCode: number }): ReactElement {
  const isOurs = statusCode >= 500
  return (
    <Message status={statusCode} title={isOurs ? 'A shelf fell over' : 'We could not read that address'}>
      <p>
        {isOurs
          ? 'Something on our side did not work. Nothing was lost, and we are picking it up: please try again in a minute.'
          : 'It seems to have been cut or changed on its way.'}{' '}
        <Link href="/">Back to the front table</Link>
      </p>
    </Message>
  )
}

ErrorPage.getInitialProps = ({ res, err }: NextPageContext): { statusCode: number } => ({
  statusCode: res?.statusCode ?? err?.statusCode ?? 500,
})

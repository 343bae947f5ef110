import type { ReactElement } from 'react'
import Link from 'vite-plugin-server-props/link'
import { Message } from '../components/message.js'

export default function NotFoundPage(): ReactElement {
  return (
    <Message status={404} title="Not on our shelves">
      <p>
        There is no page at this address. It may have been sold, moved or misspelt: try{' '}
        <Link href="/books">all books</Link> or the <Link href="/">front table</Link>.
      </p>
    </Message>
  )
}

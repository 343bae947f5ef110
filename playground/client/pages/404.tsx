import Head from 'vite-plugin-server-props/head'
import Link from 'vite-plugin-server-props/link'
import { Frame } from '../components/frame'

export default function NotFound() {
  return (
    <Frame name="not found">
      <Head>
        <title>Nothing here</title>
      </Head>
      <Link href="/echo?from=404">go on</Link>
    </Frame>
  )
}

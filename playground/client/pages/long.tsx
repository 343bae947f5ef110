import Link from 'vite-plugin-server-props/link'
import type { InferGetServerSidePropsType } from 'vite-plugin-server-props'
import { Frame, Space } from '../components/frame'
import { echo } from '../lib/echo'

export const getServerSideProps = echo

export default function Long(props: InferGetServerSidePropsType<typeof echo>) {
  return (
    <Frame name="long" props={props}>
      <Space />
      <p id="middle">middle</p>
      <Link href="/long?x=2">another query</Link>{' '}
      <Link href="/long?x=2" scroll={false}>
        another query, here
      </Link>{' '}
      <Link href="/long?x=3" shallow>
        shallow
      </Link>{' '}
      <Link href="#top">top</Link> <Link href="#middle">middle</Link>
      <Space />
      <p id="日本">unicode</p>
      <Space />
      {/* The old way to name a place. */}
      <a {...{ name: 'named' }}>named</a>
      <Space height={3000} />
    </Frame>
  )
}

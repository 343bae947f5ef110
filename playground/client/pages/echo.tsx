import Link from 'vite-plugin-server-props/link'
import type { InferGetServerSidePropsType } from 'vite-plugin-server-props'
import { Frame, Space } from '../components/frame'
import { echo } from '../lib/echo'

export const getServerSideProps = echo

export default function Echo(props: InferGetServerSidePropsType<typeof echo>) {
  return (
    <Frame name="echo" props={props}>
      <Link href="?x=9">query only</Link> <Link href="#bottom">bottom</Link>{' '}
      <a href="#bottom">plain bottom</a> <Link href="#">bare hash</Link>
      <Space />
      <p id="bottom">bottom</p>
      <Space />
    </Frame>
  )
}

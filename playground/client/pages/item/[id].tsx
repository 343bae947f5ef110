import Link from 'vite-plugin-server-props/link'
import type { InferGetServerSidePropsType } from 'vite-plugin-server-props'
import { Frame } from '../../components/frame'
import { echo } from '../../lib/echo'

export const getServerSideProps = echo

export default function Item(props: InferGetServerSidePropsType<typeof echo>) {
  return (
    <Frame name="item" props={props}>
      <Link href="?id=7&tab=b">tab b</Link>{' '}
      <Link href={`/item/${Number(props.query.id) + 1}`}>next item</Link>
    </Frame>
  )
}

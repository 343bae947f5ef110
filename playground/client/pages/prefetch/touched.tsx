import type { InferGetServerSidePropsType } from 'vite-plugin-server-props'
import { Frame } from '../../components/frame'
import { echo } from '../../lib/echo'

export const getServerSideProps = echo

export default function Touched(props: InferGetServerSidePropsType<typeof echo>) {
  return <Frame name="the page touched" props={props} />
}

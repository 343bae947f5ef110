import type { InferGetServerSidePropsType } from 'vite-plugin-server-props'
import { Frame } from '../../components/frame'
import { echo } from '../../lib/echo'

export const getServerSideProps = echo

export default function Files(props: InferGetServerSidePropsType<typeof echo>) {
  return <Frame name="files" props={props} />
}

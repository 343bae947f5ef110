import type { GetServerSideProps, InferGetServerSidePropsType } from 'vite-plugin-server-props'
import { Frame } from '../../components/frame'

export const getServerSideProps = (async () => ({
  props: { greeting: 'hello' },
})) satisfies GetServerSideProps

export default function Late(props: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return <Frame name="late one" props={props} />
}

import type { GetServerSideProps, InferGetServerSidePropsType } from 'vite-plugin-server-props'
import { Frame } from '../../components/frame'

export const getServerSideProps = (async () => ({ props: { works: true } })) satisfies GetServerSideProps

export default function Removed(props: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return <Frame name="removed works" props={props} />
}

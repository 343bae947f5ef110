import type { GetServerSideProps, InferGetServerSidePropsType } from 'vite-plugin-server-props'
import { Frame } from '../../components/frame'

export const getServerSideProps = (async () => ({ props: { works: true } })) satisfies GetServerSideProps

export default function Outcome(props: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return <Frame name="outcome works" props={props} />
}

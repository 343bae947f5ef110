import type { GetServerSideProps, InferGetServerSidePropsType } from 'vite-plugin-server-props'
import { Frame } from '../../components/frame'

export const getServerSideProps = (async () => ({ props: { works: true } })) satisfies GetServerSideProps

export default function Errors(props: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return <Frame name="errors works" props={props} />
}

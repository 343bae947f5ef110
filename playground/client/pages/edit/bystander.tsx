import type { GetServerSideProps, InferGetServerSidePropsType } from 'vite-plugin-server-props'
import { Frame } from '../../components/frame'

export const getServerSideProps = (async () => ({ props: { works: true } })) satisfies GetServerSideProps

export default function Bystander(props: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return <Frame name="bystander works" props={props} />
}

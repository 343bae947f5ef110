import type { GetServerSideProps, InferGetServerSidePropsType } from 'vite-plugin-server-props'
import { Frame } from '../components/frame'
import { hit } from '../lib/hits'

export const getServerSideProps = (async () => ({
  props: { hits: hit('home') },
})) satisfies GetServerSideProps

export default function Home(props: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return <Frame name="home" props={props} />
}

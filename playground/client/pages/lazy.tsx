import dynamic from 'vite-plugin-server-props/dynamic'
import type { InferGetServerSidePropsType } from 'vite-plugin-server-props'
import { Frame } from '../components/frame'
import { echo } from '../lib/echo'

const Part = dynamic(() => import('../components/part'), {
  ssr: false,
  loading: () => <p id="loading">loading</p>,
})
const NamedPart = dynamic(() => import('../components/part').then((module) => module.NamedPart), {
  ssr: false,
})
const Both = dynamic(() => import('../components/both'), { loading: () => <p id="both-loading">loading</p> })

export const getServerSideProps = echo

export default function Lazy(props: InferGetServerSidePropsType<typeof echo>) {
  return (
    <Frame name="lazy" props={props}>
      <Part />
      <NamedPart />
      <Both />
    </Frame>
  )
}

import type { GetServerSideProps, InferGetServerSidePropsType } from 'vite-plugin-server-props'
import { Child } from '../../components/edited-child'
import { Frame } from '../../components/frame'
import { both } from '../../lib/edited-both'
import { deep } from '../../lib/edited-loader'

export const getServerSideProps = (async ({ query }) => ({
  props: { greeting: 'hello one', x: query.x ?? null, deep: deep(), both },
})) satisfies GetServerSideProps

export default function Edited(props: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return (
    <Frame name="edited one" props={props}>
      <Child />
      <p id="both">{both}</p>
      <div style={{ height: 3000 }} />
    </Frame>
  )
}

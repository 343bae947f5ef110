import { StrictMode } from 'react'
import type { InferGetServerSidePropsType } from 'vite-plugin-server-props'
import { Frame } from '../components/frame'
import { echo } from '../lib/echo'

export const getServerSideProps = echo

export default function Strict(props: InferGetServerSidePropsType<typeof echo>) {
  return (
    <StrictMode>
      <Frame name="strict" props={props} />
    </StrictMode>
  )
}

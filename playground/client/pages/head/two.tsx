import Head from 'vite-plugin-server-props/head'
import { Frame } from '../../components/frame'

export default function Two() {
  return (
    <Frame name="head two">
      <Head>
        <title>Two</title>
        <meta name="description" content="of two" />
        <meta name="viewport" content="width=device-width, initial-scale=2" />
        <script>{'window.ranInHead = (window.ranInHead ?? 0) + 1'}</script>
      </Head>
    </Frame>
  )
}

import Head from 'vite-plugin-server-props/head'
import { RouterState } from '../components/router-state'

export default function About() {
  return (
    <main>
      <Head>
        <title>About</title>
        <meta name="description" content="about this app" />
      </Head>
      <h1>About</h1>
      <RouterState />
    </main>
  )
}

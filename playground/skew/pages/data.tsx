import Link from 'vite-plugin-server-props/link'
import { release } from '../components/release'

export async function getServerSideProps() {
  return { props: {} }
}

export default function Page() {
  return (
    <main>
      <h1>Data, {release}</h1>
      <Link href="/">Home</Link>
    </main>
  )
}

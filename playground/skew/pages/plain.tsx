import Link from 'vite-plugin-server-props/link'
import { release } from '../components/release'

export default function Page() {
  return (
    <main>
      <h1>Plain, {release}</h1>
      <Link href="/">Home</Link>
    </main>
  )
}

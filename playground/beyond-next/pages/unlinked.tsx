import Link from 'vite-plugin-server-props/link'
import { useRouter } from 'vite-plugin-server-props/router'

/** Nothing in view asks for another page ahead. */
export default function Unlinked() {
  const router = useRouter()
  return (
    <main>
      <h1>Unlinked</h1>
      <button onClick={() => void router.push('/item/3')}>Push</button>{' '}
      <Link href="/item/1" prefetch={false}>
        Link
      </Link>{' '}
      <Link href="#end" prefetch={false}>
        Hash
      </Link>
      <p id="end">End</p>
    </main>
  )
}

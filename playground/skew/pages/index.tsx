import { useState } from 'react'
import dynamic from 'vite-plugin-server-props/dynamic'
import Link from 'vite-plugin-server-props/link'
import { useRouter } from 'vite-plugin-server-props/router'
import { release } from '../components/release'

const Panel = dynamic(() => import('../components/panel'), { ssr: false })

const PAGES = ['/data', '/plain', '/gone', '/gains', '/loses', '/fresh']

export default function Home() {
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  return (
    <main>
      <h1>Home, {release}</h1>
      <ul>
        {PAGES.map((href) => (
          <li key={href}>
            <Link href={href} prefetch={false}>
              {href}
            </Link>
          </li>
        ))}
      </ul>
      <button onClick={() => setOpen(true)}>Open the panel</button>
      <button onClick={() => void router.prefetch('/data', undefined, { data: true })}>Prefetch</button>
      {isOpen && <Panel />}
    </main>
  )
}

import { useState } from 'react'
import type { GetServerSideProps } from 'next'
import Form from 'next/form'
import Image from 'next/image'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import Script from 'next/script'
import logo from '../components/logo.png'
import photo from '../public/photo.png'

export const getServerSideProps: GetServerSideProps = async () => ({ props: {} })

export default function Home() {
  const [events, setEvents] = useState<string[]>([])
  const add = (event: string) => setEvents((before) => [...before, event])
  return (
    <main>
      <h1>{usePathname()}</h1>
      <Image id="logo" src={logo} alt="Logo" priority onLoad={() => add('image')} />
      <Image id="photo" src={photo} alt="Photo" width={30} />
      <Script src="/scripts/page.js" onLoad={() => add('load')} onReady={() => add('ready')} />
      <Script src="/scripts/lazy.js" strategy="lazyOnload" />
      <Form action="/search">
        <input name="q" />
        <button>Search</button>
      </Form>
      <Link href="/search?q=linked">search</Link>
      <p id="events">{events.toSorted().join(' ')}</p>
    </main>
  )
}

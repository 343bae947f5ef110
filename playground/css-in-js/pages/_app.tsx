import type { AppProps } from 'next/app'
import Link from 'next/link'

export default function App({ Component, pageProps }: AppProps) {
  return (
    <>
      <nav>
        <Link href="/">home</Link> <Link href="/styled?name=by+a+link&colour=rgb(7,8,9)">styled</Link>{' '}
        <Link href="/emotion?name=by+a+link&colour=rgb(4,5,6)">emotion</Link>
      </nav>
      <Component {...pageProps} />
    </>
  )
}

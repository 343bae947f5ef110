import type { AppProps } from 'vite-plugin-server-props/app'
import Link from 'vite-plugin-server-props/link'
import { Place } from '../components/place'

export default function App({ Component, pageProps }: AppProps) {
  return (
    <>
      <nav>
        <Link href="/">home</Link> <Link href="/item/7?x=1">item</Link> <Link href="/old/8">old item</Link>{' '}
        <Link href="/thing/9">thing</Link> <Link href="/info/shop?x=2">info</Link>{' '}
        <Link href="/about">about</Link>{' '}
        <Link href="/item/7" locale="fr">
          en français
        </Link>{' '}
        <Link href="/item/7" locale="en">
          in English
        </Link>
      </nav>
      <Component {...pageProps} />
      <Place />
    </>
  )
}

import Link from 'vite-plugin-server-props/link'

export default function Home() {
  return (
    <main>
      <h1>Beyond Next</h1>
      <ul>
        <li>
          <Link href="/item/1" prefetch="data">
            One
          </Link>
        </li>
        <li>
          <Link href="/item/2?color=red" prefetch="data">
            Two
          </Link>
        </li>
        <li>
          <Link href="/item/3">Three</Link>
        </li>
        <li>
          <Link href="/skeleton?name=a">Skeleton</Link>
        </li>
        <li>
          <Link href="/slow?name=a">Slow a</Link>
        </li>
        <li>
          <Link href="/slow?name=b">Slow b</Link>
        </li>
        <li>
          <Link href="/comments">Comments</Link>
        </li>
        <li>
          <Link href="/votes">Votes</Link>
        </li>
      </ul>
    </main>
  )
}

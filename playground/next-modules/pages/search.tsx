import type { GetServerSideProps, InferGetServerSidePropsType } from 'next'
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'

export const getServerSideProps = (async ({ query }) => ({
  props: { q: String(query.q) },
})) satisfies GetServerSideProps<{ q: string }>

export default function Search({ q }: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return (
    <main>
      <h1>
        {q} {useSearchParams()?.get('q')}
      </h1>
      <Link href="/">home</Link>
    </main>
  )
}

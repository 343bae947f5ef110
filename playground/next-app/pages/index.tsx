import type { GetServerSideProps, InferGetServerSidePropsType } from 'next'
import Head from 'next/head'
import { useState } from 'react'

interface Props {
  visitor: string
  method: string
}

export const getServerSideProps: GetServerSideProps<Props> = async ({ req, res, query }) => {
  res.setHeader('Cache-Control', 'private, max-age=5')
  return {
    props: {
      visitor: String(query.name ?? req.cookies.visitor ?? 'stranger'),
      method: req.method ?? '',
    },
  }
}

export default function Home({ visitor, method }: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const [count, setCount] = useState(0)
  return (
    <main>
      <Head>
        <title>Home</title>
      </Head>
      <h1>Hello {visitor}</h1>
      <p id="method">{method}</p>
      <button onClick={() => setCount(count + 1)}>{count}</button>
    </main>
  )
}

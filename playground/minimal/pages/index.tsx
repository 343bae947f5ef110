import { useState } from 'react'

export async function getServerSideProps() {
  return { props: { time: new Date().toISOString() } }
}

export default function Page({ time }: { time: string }) {
  const [count, setCount] = useState(0)
  return (
    <main>
      <h1>It is {time}</h1>
      <button onClick={() => setCount(count + 1)}>clicked {count} times</button>
    </main>
  )
}

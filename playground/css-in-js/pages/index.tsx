export default function Home() {
  return <h1>Two libraries</h1>
}

if (!import.meta.env.SSR) throw new Error('boom-browser')

export default function Browser() {
  return <h1>never hydrated</h1>
}

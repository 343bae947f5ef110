import { useState, type ReactNode } from 'react'
import { useRouter } from 'vite-plugin-server-props/router'

interface FrameProps {
  readonly name: string
  readonly props?: object
  readonly children?: ReactNode
}

/** What tests read of a page: its name, props and router, and a state of its own. */
export function Frame({ name, props, children }: FrameProps) {
  const { pathname, route, query, asPath, isReady, isFallback, isPreview, basePath } = useRouter()
  const state = { pathname, route, query, asPath, isReady, isFallback, isPreview, basePath }
  const [count, setCount] = useState(0)
  return (
    <main>
      <h1>{name}</h1>
      <pre id="props">{JSON.stringify(props)}</pre>
      <pre id="router">{JSON.stringify(state)}</pre>
      <button id="count" onClick={() => setCount(count + 1)}>
        {count}
      </button>
      {children}
    </main>
  )
}

/** Makes a page longer than the screen. */
export function Space({ height = 1200 }: { height?: number }) {
  return <div style={{ height }} />
}

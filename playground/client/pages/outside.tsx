import { Component, useEffect, useRef, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import Link from 'vite-plugin-server-props/link'
import { useRouter } from 'vite-plugin-server-props/router'
import { Frame } from '../components/frame'

class Caught extends Component<{ children: ReactNode }, { message?: string }> {
  override state: { message?: string } = {}
  static getDerivedStateFromError(error: Error) {
    return { message: error.message }
  }
  override render() {
    return this.state.message === undefined ? this.props.children : <p id="caught">{this.state.message}</p>
  }
}

function NeedsRouter() {
  return <p>{useRouter().asPath}</p>
}

/** Renders a second root, which has no router. */
export default function Outside() {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const root = createRoot(place.current!)
    root.render(
      <>
        <Link id="outside" href="/plain?from=outside">
          outside
        </Link>
        <Caught>
          <NeedsRouter />
        </Caught>
      </>,
    )
    return () => root.unmount()
  }, [])
  return (
    <Frame name="outside">
      <div ref={place} />
    </Frame>
  )
}

import { use } from 'react'
import { Frame, Space } from '../components/frame'

declare global {
  interface Window {
    resume(): void
  }
}

/** Settles when the test says so; on the server at once. */
const resumed = new Promise<void>((resolve) => {
  if (typeof window === 'undefined') resolve()
  else window.resume = resolve
})

/** Suspends where it is navigated to, and no boundary shows anything in its place. */
export default function Suspended() {
  use(resumed)
  return (
    <Frame name="suspended">
      <Space />
      <p id="middle">middle</p>
      <Space />
    </Frame>
  )
}

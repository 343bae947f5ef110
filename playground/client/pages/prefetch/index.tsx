import { useState } from 'react'
import Link from 'vite-plugin-server-props/link'
import { Frame, Space } from '../../components/frame'

export default function Prefetch() {
  const [isLate, setLate] = useState(false)
  return (
    <Frame name="prefetch">
      <Link href="/prefetch/seen">seen</Link> <Link href="/prefetch/seen?again=1">seen again</Link>{' '}
      <Link href="/prefetch/hovered" prefetch={false}>
        hovered
      </Link>{' '}
      <Link href="/prefetch/touched" prefetch={false}>
        touched
      </Link>{' '}
      <button id="late" onClick={() => setLate(true)}>
        more
      </button>
      {isLate && <Link href="/prefetch/late">late</Link>}
      <Space height={3000} />
      <Link href="/prefetch/below">below</Link>
      <Space height={3000} />
    </Frame>
  )
}

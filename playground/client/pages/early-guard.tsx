import { useLayoutEffect } from 'react'
import { useRouter } from 'vite-plugin-server-props/router'
import { Frame } from '../components/frame'

/** Leaves before it is painted. */
export default function EarlyGuard() {
  const router = useRouter()
  useLayoutEffect(() => {
    void router.push('/echo?from=early-guard')
    // Once, when it is mounted.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  return <Frame name="early guard" />
}

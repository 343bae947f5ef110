import { useEffect } from 'react'
import { useRouter } from 'vite-plugin-server-props/router'
import { Frame } from '../components/frame'

/** Leaves as soon as it is there, as pages do that ask for a login. */
export default function Guard() {
  const router = useRouter()
  useEffect(() => {
    void router.replace('/echo?from=guard')
    // Once, when it is mounted.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  return <Frame name="guard" />
}

import { useRouter } from 'vite-plugin-server-props/router'

export function RouterState() {
  const { pathname, query, asPath, isReady, basePath } = useRouter()
  return <pre id="router">{JSON.stringify({ pathname, query, asPath, isReady, basePath })}</pre>
}

import { useRouter } from 'vite-plugin-server-props/router'

/** Where the page is, as its router has it. */
export function Place() {
  const { pathname, asPath, query, locale, isReady } = useRouter()
  return <pre id="place">{JSON.stringify({ pathname, asPath, query, locale, isReady })}</pre>
}

import Link, { type LinkProps } from 'vite-plugin-server-props/link'

/** What JavaScript does not stop anyone from writing. */
const none = {} as LinkProps

export default function NoHref() {
  return <Link {...none}>leads nowhere</Link>
}

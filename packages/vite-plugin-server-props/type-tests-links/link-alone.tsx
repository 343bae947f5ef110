// An app that imports Link and nothing of the router.
import Link from 'vite-plugin-server-props/link'

export const right = <Link href="/about" />
// @ts-expect-error -- no such page
export const wrong = <Link href="/abuot" />

'use client'
import 'client-only'
import {
  usePathname,
  useParams,
  useRouter,
  useSearchParams,
  ReadonlyURLSearchParams,
  redirect,
} from 'next/navigation'
import { useRouter as useCompatRouter } from 'next/compat/router'
import getConfig from 'next/config'
import Link from 'next/link.js'

export default function Chart({ points }: { points: number[] }) {
  const path: string | null = usePathname()
  const search: ReadonlyURLSearchParams | null = useSearchParams()
  const params = useParams<{ slug: string }>()
  const router = useRouter()
  const isInPage: boolean = useCompatRouter()?.isReady ?? false
  const { publicRuntimeConfig } = getConfig()
  if (points.length === 0) redirect('/none')
  // @ts-expect-error -- there may be no search
  search.get('q')
  return (
    <Link href="/" onClick={() => router.push('/a', { scroll: false })}>
      {path} {search?.get('q')} {params?.slug} {String(isInPage)} {String(publicRuntimeConfig['api'])}
    </Link>
  )
}

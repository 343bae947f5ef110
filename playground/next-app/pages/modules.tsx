import dynamic from 'next/dynamic'
import Image from 'next/image'
import { usePathname, useSearchParams } from 'next/navigation'
import Script from 'next/script'
import logo from '@/components/logo.png'

const BrowserOnly = dynamic(() => import('@/components/browser-only'), {
  ssr: false,
  loading: () => <p id="loading">loading</p>,
})
const Chart = dynamic(() => import('@/components/chart').then(({ Chart }) => Chart))

export async function getServerSideProps() {
  return { props: { values: [1, 2, 3] } }
}

export default function Modules({ values }: { values: number[] }) {
  const pathname = usePathname()
  const search = useSearchParams()
  return (
    <main>
      <h1>Modules</h1>
      <p id="where">
        {pathname} {search?.get('a') ?? 'none'}
      </p>
      <BrowserOnly />
      <Chart values={values} />
      <Image src={logo} alt="logo" unoptimized />
      <Image src="/photo.png" alt="photo" width={16} height={16} unoptimized />
      <Script id="inline-script">{`window.inlineScriptRan = true`}</Script>
    </main>
  )
}

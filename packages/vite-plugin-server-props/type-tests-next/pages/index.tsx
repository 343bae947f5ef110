import type {
  GetServerSideProps,
  GetServerSidePropsContext,
  InferGetServerSidePropsType,
  NextPageContext,
  Route,
} from 'next'
import dynamic, { type DynamicOptions, type Loader } from 'next/dynamic'
import NextError, { type ErrorProps } from 'next/error'
import Form, { type FormProps } from 'next/form'
import Image, {
  getImageProps,
  type ImageLoaderProps,
  type ImageProps,
  type StaticImageData,
} from 'next/image'
import Link, { type LinkProps } from 'next/link'
import { useRouter, withRouter, type NextRouter, type SingletonRouter } from 'next/router'
import Script, { type ScriptProps } from 'next/script'
import logo from '../public/logo.png'
import icon from '../public/icon.svg'
import styles from '../styles/home.module.css'
import type { NextPageWithLayout } from './_app.js'

export const getServerSideProps = (async ({ req, query, locale }) => {
  return { props: { agent: req.headers['user-agent'] ?? '', q: String(query.q), locale: locale ?? '' } }
}) satisfies GetServerSideProps

export const untyped: GetServerSideProps = async (context: GetServerSidePropsContext) => ({
  props: { user: context.req.cookies['user'] ?? null },
})

// @ts-expect-error -- a result needs props, a redirect or notFound
export const wrong: GetServerSideProps = async () => ({ prop: {} })

const Chart = dynamic(() => import('../components/chart.js'), { loading: () => <p>…</p>, ssr: false })
export const Begun = dynamic(import('../components/chart.js'), {
  loading: ({ error, retry, timedOut }) => (
    <button onClick={retry}>{timedOut ? 'late' : error?.message}</button>
  ),
})
const loader = ({ src, width, quality }: ImageLoaderProps) => `${src}?w=${width}&q=${quality ?? 75}`
const data: StaticImageData = logo
const title: string = styles['title'] ?? ''

type Props = InferGetServerSidePropsType<typeof getServerSideProps>

const Home: NextPageWithLayout<Props> = ({ agent, q }) => {
  const router: NextRouter = useRouter()
  return (
    <main className={title}>
      <Image src={logo} alt="Logo" placeholder="blur" priority />
      <Image
        src="/a.png"
        alt=""
        fill
        sizes="100vw"
        loader={loader}
        quality={80}
        onLoad={(event) => event.currentTarget.naturalWidth}
      />
      <Image src={icon} alt="" width={10} height="10" />
      {/* @ts-expect-error -- alt is missing */}
      <Image src={logo} />
      {/* @ts-expect-error -- no such strategy */}
      <Script src="/a.js" strategy="never" />
      <Script id="inline" strategy="lazyOnload" onReady={() => {}}>{`window.x = 1`}</Script>
      <Form action="/search" replace scroll={false}>
        <input name="q" defaultValue={q} />
      </Form>
      <Form action={async (fields) => console.log(fields.get('q'))} />
      {/* @ts-expect-error -- an action is missing */}
      <Form />
      <Link href={{ pathname: '/posts/[id]', query: { id: 1 } }} prefetch={false} legacyBehavior passHref>
        <a>{agent}</a>
      </Link>
      <button type="button" onClick={() => void router.push('/a', undefined, { shallow: true })} />
      <Chart points={[1, 2]} />
      {/* @ts-expect-error -- points are numbers */}
      <Chart points="none" />
      <NextError statusCode={404} title="none" />
    </main>
  )
}
Home.getLayout = (page) => <div>{page}</div>
export default Home

export const Named = withRouter(({ router }: { router: NextRouter }) => <p>{router.asPath}</p>)
export const { props: imageProps } = getImageProps({ src: data, alt: '' })
export const address: string = imageProps.src
export type Everything = [
  DynamicOptions<object>,
  Loader<object>,
  ErrorProps,
  FormProps,
  ImageProps,
  LinkProps,
  NextPageContext,
  Route,
  ScriptProps,
  SingletonRouter,
]

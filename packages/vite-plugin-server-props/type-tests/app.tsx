import App, {
  type AppContext,
  type AppInitialProps,
  type AppProps,
  type AppType,
} from 'vite-plugin-server-props/app'
import type { NextPage, NextPageContext } from 'vite-plugin-server-props'
import Head from 'vite-plugin-server-props/head'
import Link from 'vite-plugin-server-props/link'
import { useRouter, withRouter, type NextRouter, type WithRouterProps } from 'vite-plugin-server-props/router'
import { expectTrue, type Equal } from './expect.js'

// A function as App.
export function FunctionApp({ Component, pageProps, router }: AppProps<{ user: string }>) {
  expectTrue<Equal<typeof pageProps, { user: string }>>()
  return (
    <>
      <Head>
        <title>{router.pathname}</title>
      </Head>
      <Component {...pageProps} />
    </>
  )
}

// A class as App, with getInitialProps around the inherited one.
export class ClassApp extends App {
  static override async getInitialProps(context: AppContext): Promise<AppInitialProps> {
    const initial = await App.getInitialProps(context)
    return { ...initial, pageProps: { ...initial.pageProps, path: context.ctx.asPath } }
  }

  override render() {
    const { Component, pageProps } = this.props
    return <Component {...pageProps} />
  }
}

// The older way: a typed constant with a static function.
export const TypedApp: AppType<{ locale: string }> = ({ Component, pageProps, locale }) => (
  <Component {...pageProps} lang={locale} />
)
TypedApp.getInitialProps = async (context) => ({ ...(await App.getInitialProps(context)), locale: 'en' })

// A page with getInitialProps.
export const Page: NextPage<{ agent: string }> = ({ agent }) => {
  const router = useRouter()
  expectTrue<Equal<typeof router, NextRouter>>()
  return (
    <Link href={{ pathname: '/posts/[id]', query: { id: 1 } }} replace className="link">
      {agent}
    </Link>
  )
}
Page.getInitialProps = ({ req }: NextPageContext) => ({ agent: req?.headers['user-agent'] ?? 'browser' })

// withRouter takes the router from the props that are asked for.
export const Titled = withRouter(({ router, title }: WithRouterProps & { title: string }) => (
  <h1>
    {title} {router.asPath}
  </h1>
))
export const titled = <Titled title="x" />
// @ts-expect-error -- the title is missing
export const untitled = <Titled />
// @ts-expect-error -- a link needs an address
export const nowhere = <Link>x</Link>

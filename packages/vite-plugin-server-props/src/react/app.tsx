import { Component, type ReactNode } from 'react'
import { loadInitialProps } from './load-initial-props.js'
import type { AppContext, AppInitialProps, AppProps } from './page-types.js'

/** The class that custom Apps may extend. Its `getInitialProps` runs the page's own (S197). */
// oxlint-disable-next-line typescript/no-explicit-any -- a page's props are not known to the App
export class App<P = any, CP = object, S = object> extends Component<P & AppProps<CP>, S> {
  static async getInitialProps({ Component, ctx }: AppContext): Promise<AppInitialProps> {
    return { pageProps: await loadInitialProps(Component, ctx) }
  }

  /** Tells an App that only inherits `getInitialProps` from one that has its own. */
  static origGetInitialProps: unknown = App.getInitialProps

  override render(): ReactNode {
    const { Component, pageProps } = this.props as AppProps
    return <Component {...pageProps} />
  }
}

export default App

export { App, App as default } from './react/app.js'
export type { AppContext, AppInitialProps, AppProps } from './react/page-types.js'

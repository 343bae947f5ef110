export { App, App as default } from './react/app.js'
export type { AppContext, AppInitialProps, AppProps, AppType } from './types/app.js'
export type { NextWebVitalsMetric } from './shared/web-vitals-metric.js'

/** What `reportWebVitals` of `pages/_app` is called with. */
export type NextWebVitalsMetric = {
  id: string
  startTime: number
  value: number
  attribution?: { [key: string]: unknown }
} & (
  | { label: 'web-vital'; name: 'CLS' | 'FCP' | 'INP' | 'LCP' | 'TTFB' }
  /** Next's own measures of its router; never reported here. */
  | { label: 'custom'; name: 'Next.js-hydration' | 'Next.js-route-change-to-render' | 'Next.js-render' }
)

import { useEffect, useRef } from 'react'
import type { MetricType } from 'web-vitals'
import { observeWebVitals } from './observe-web-vitals.js'

/** What is measured of a page, as the `web-vitals` library has it. */
export type Metric = MetricType

/** Calls back with each of CLS, FCP, INP, LCP and TTFB, once it is known or has changed. */
export function useReportWebVitals(report: (metric: Metric) => void): void {
  const latest = useRef(report)
  useEffect(() => {
    latest.current = report
  }, [report])
  // What observes can't be stopped, so it is started once, and its reports go to the last function given.
  const isObserved = useRef(false)
  useEffect(() => {
    if (isObserved.current) return
    isObserved.current = true
    observeWebVitals((metric) => latest.current(metric))
  }, [])
}

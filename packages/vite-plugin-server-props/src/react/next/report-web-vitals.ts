import type { NextWebVitalsMetric } from '../../shared/web-vitals-metric.js'
import { observeWebVitals } from './observe-web-vitals.js'

/** Hands what is measured to `reportWebVitals` of `pages/_app`, in the form that it has there. */
export function reportWebVitals(report: (metric: NextWebVitalsMetric) => void): void {
  observeWebVitals(({ id, name, value, entries }) => {
    report({ id, name, value, startTime: entries[0]?.startTime ?? 0, label: 'web-vital' })
  })
}

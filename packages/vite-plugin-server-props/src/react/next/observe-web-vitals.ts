import { onCLS, onFCP, onINP, onLCP, onTTFB, type MetricType } from 'web-vitals'

/** Reports each of the five measures of a page when it is known; what happened before counts too. */
export function observeWebVitals(report: (metric: MetricType) => void): void {
  for (const observe of [onCLS, onFCP, onINP, onLCP, onTTFB]) observe(report)
}

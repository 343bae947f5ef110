export { useReportWebVitals, type Metric } from './react/next/web-vitals.js'
export { reportWebVitals } from './react/next/report-web-vitals.js'

import { LATER_SCRIPTS_ID } from '../shared/names.js'
import type { NextWebVitalsMetric } from '../shared/web-vitals-metric.js'
import type { FirstClient } from './client.js'

/** What only some apps start, once the page is hydrated. */
export type ClientPart = (client: FirstClient) => void

/** In apps whose pages seem to have `getInitialProps`: what runs it is there before a navigation waits for it. */
export const laterAtOnce: ClientPart = (client) => {
  client.later().catch(() => {})
}

interface ScriptsModule {
  initScriptLoader(scripts: readonly object[]): void
}

interface WebVitalsModule {
  reportWebVitals(report: (metric: NextWebVitalsMetric) => void): void
}

/** In apps with a `pages/_document`: loads the scripts that it wants to be loaded later. */
export function laterScripts(load: () => Promise<ScriptsModule>): ClientPart {
  return () => {
    const scripts = document.getElementById(LATER_SCRIPTS_ID)?.textContent
    if (scripts) void load().then((loaded) => loaded.initScriptLoader(JSON.parse(scripts)))
  }
}

/** In apps whose `pages/_app` has `reportWebVitals`: reports to it. */
export function webVitals(load: () => Promise<WebVitalsModule>): ClientPart {
  return ({ app }) => {
    const { reportWebVitals: report } = app.App
    if (typeof report !== 'function') return
    void load().then((loaded) => loaded.reportWebVitals((metric) => void report(metric)))
  }
}

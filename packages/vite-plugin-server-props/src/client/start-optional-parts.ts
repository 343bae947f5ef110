import type { ClientApp } from '../shared/client-app.js'
import { LATER_SCRIPTS_ID } from '../shared/names.js'

/** Starts what only some apps have; other apps have none of it in their bundle. */
export function startOptionalParts({ App, loadScripts, loadWebVitals }: ClientApp): void {
  const scripts = document.getElementById(LATER_SCRIPTS_ID)?.textContent
  if (scripts) void loadScripts?.().then((loaded) => loaded.initScriptLoader(JSON.parse(scripts)))
  const { reportWebVitals: report } = App
  if (typeof report !== 'function') return
  void loadWebVitals?.().then((loaded) => loaded.reportWebVitals((metric) => void report(metric)))
}

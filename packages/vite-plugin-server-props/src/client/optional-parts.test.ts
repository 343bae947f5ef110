import { expect, test, vi } from 'vitest'
import { LATER_SCRIPTS_ID } from '../shared/names.js'
import type { LoadedModule } from '../shared/server-app.js'
import type { Client } from './client.js'
import { laterScripts, webVitals } from './optional-parts.js'

const initScriptLoader = vi.fn()
const reportWebVitals = vi.fn()
const loadScripts = vi.fn(async () => ({ initScriptLoader }))
const loadWebVitals = vi.fn(async () => ({ reportWebVitals }))

function start(App: LoadedModule): void {
  for (const part of [laterScripts(loadScripts), webVitals(loadWebVitals)])
    part({ app: { App } } as unknown as Client)
}

test('nothing is loaded that the document and the App have no use for', () => {
  start({ default: () => null })
  expect(loadScripts).not.toHaveBeenCalled()
  expect(loadWebVitals).not.toHaveBeenCalled()
})

test('the scripts of the document are loaded, and the App is told the web vitals', async () => {
  document.body.innerHTML = `<script id="${LATER_SCRIPTS_ID}" type="application/json">[{"src":"/a.js"}]</script>`
  const report = vi.fn()
  start({ reportWebVitals: report })
  await vi.waitFor(() => expect(reportWebVitals).toHaveBeenCalledOnce())
  expect(initScriptLoader).toHaveBeenCalledExactlyOnceWith([{ src: '/a.js' }])
  const metric = { id: 'v1', name: 'TTFB', value: 1, startTime: 0, label: 'web-vital' }
  reportWebVitals.mock.calls[0]![0](metric)
  expect(report).toHaveBeenCalledExactlyOnceWith(metric)
})

import { once } from 'node:events'
import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createServer, type ViteDevServer } from 'vite'
import { afterEach, expect, test } from 'vitest'
import { hearQuickChanges } from './hear-quick-changes.js'

let server: ViteDevServer | undefined

afterEach(() => server?.close())

/** A file that Vite watches, and what tells of its changes. */
async function watch() {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'quick-')))
  const file = path.join(root, 'page.js')
  writeFileSync(file, 'first')
  server = await createServer({
    root,
    configFile: false,
    logLevel: 'silent',
    server: { middlewareMode: true, ws: false },
    optimizeDeps: { noDiscovery: true },
  })
  const { watcher } = server
  hearQuickChanges(server)
  await once(watcher, 'ready')
  return { watcher, file }
}

test('C182 a change that follows another at once is told of too', async () => {
  const { watcher, file } = await watch()
  const all: unknown[] = []
  watcher.on('all', (event, changed) => all.push([event, changed]))
  const first = once(watcher, 'change')
  // A watcher may be deaf for a moment after it says that it is ready.
  let saves = 0
  const saving = setInterval(() => writeFileSync(file, `save ${++saves}`), 200)
  await first
  clearInterval(saving)
  // Later than it was told of, by the clock of files too, which ticks every few milliseconds.
  await new Promise((resolve) => setTimeout(resolve, 10))
  const second = once(watcher, 'change')
  writeFileSync(file, 'the last one, which the watcher keeps to itself')
  expect((await second)[0]).toBe(file)
  expect(all.at(-1)).toEqual(['change', file])
})

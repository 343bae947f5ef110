import { once } from 'node:events'
import { mkdtempSync, realpathSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
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
  return { watcher, file }
}

/**
 * Saves the file until that is heard: at first a watcher is deaf. `ahead` are seconds
 * of the file's clock.
 */
async function save(watcher: ViteDevServer['watcher'], file: string, ahead = 0): Promise<void> {
  const heard = once(watcher, 'change')
  let saves = 0
  const saving = setInterval(() => {
    writeFileSync(file, `save ${++saves}`)
    const now = Date.now() / 1000
    utimesSync(file, now + ahead, now + ahead)
  }, 200)
  await heard
  clearInterval(saving)
}

test('C182 a change that follows another at once is told of too', async () => {
  const { watcher, file } = await watch()
  const all: unknown[] = []
  watcher.on('all', (event, changed) => all.push([event, changed]))
  await save(watcher, file)
  // Later than it was told of, by the clock of files too, which ticks every few milliseconds.
  await wait(10)
  const second = once(watcher, 'change')
  writeFileSync(file, 'the last one, which the watcher keeps to itself')
  expect((await second)[0]).toBe(file)
  expect(all.at(-1)).toEqual(['change', file])
})

test('a file from a machine whose clock is ahead is not told of again and again', async () => {
  const { watcher, file } = await watch()
  await save(watcher, file, 86_400)
  let changes = 0
  watcher.on('change', () => changes++)
  // What must not come has no event to wait for. The two halves of the save may have been told of as two.
  await wait(500)
  expect(changes).toBeLessThan(2)
})

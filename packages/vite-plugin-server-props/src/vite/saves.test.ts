import { once } from 'node:events'
import { mkdtempSync, readFileSync, realpathSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createServer, type ViteDevServer } from 'vite'
import { afterEach, describe, expect, test } from 'vitest'
import { createRepeats, savesPlugin } from './saves.js'

let server: ViteDevServer | undefined

afterEach(() => server?.close())

/** A file that Vite watches, what tells of its changes, and the texts that were there at each update. */
async function watch() {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'saves-')))
  const file = path.join(root, 'page.js')
  writeFileSync(file, 'first')
  const updates: string[] = []
  server = await createServer({
    root,
    configFile: false,
    logLevel: 'silent',
    server: { middlewareMode: true, ws: false },
    optimizeDeps: { noDiscovery: true },
    plugins: [
      savesPlugin(),
      {
        name: 'test:updates',
        hotUpdate(options) {
          if (this.environment.name === 'client') updates.push(readFileSync(options.file, 'utf8'))
        },
      },
    ],
  })
  return { watcher: server.watcher, file, updates }
}

/** Saves the file with the same text until that is heard: at first a watcher is deaf. */
async function save(watcher: ViteDevServer['watcher'], file: string): Promise<void> {
  const heard = once(watcher, 'change')
  const saving = setInterval(() => writeFileSync(file, 'saved'), 200)
  await heard
  clearInterval(saving)
}

/** The same when the file is saved and the watcher, which tells of one change in 50 ms, tells of the next again. */
async function watchSaved() {
  const watched = await watch()
  await save(watched.watcher, watched.file)
  await wait(100)
  watched.updates.length = 0
  return watched
}

test('C182 a change that follows another at once is told of too', async () => {
  const { watcher, file, updates } = await watch()
  const all: unknown[] = []
  watcher.on('all', (event, changed) => all.push([event, changed]))
  await save(watcher, file)
  await expect.poll(() => updates.at(-1)).toBe('saved')
  writeFileSync(file, 'the last one, which the watcher keeps to itself')
  await expect.poll(() => updates.at(-1)).toBe('the last one, which the watcher keeps to itself')
  expect(all.at(-1)).toEqual(['change', file])
})

test('C182 a save of two halves is one change, which comes with the second', async () => {
  const { watcher, file, updates } = await watchSaved()
  const heard = once(watcher, 'change')
  writeFileSync(file, '')
  await heard
  await wait(30)
  writeFileSync(file, 'whole')
  await expect.poll(() => updates).toEqual(['whole'])
  // What must not come has no event to wait for.
  await wait(300)
  expect(updates).toEqual(['whole'])
})

test('a file that is saved as it was, on a machine whose clock is ahead, is told of once', async () => {
  const { file, updates } = await watchSaved()
  const later = Date.now() / 1000 + 86_400
  utimesSync(file, later, later)
  await expect.poll(() => updates.length).toBe(1)
  await wait(300)
  expect(updates).toEqual(['saved'])
})

test('a file that is left empty is told of', async () => {
  const { file, updates } = await watchSaved()
  writeFileSync(file, '')
  await expect.poll(() => updates.at(-1)).toBe('')
})

describe('the second half of a save', () => {
  const WRITTEN = 1_000_000
  const write = (file: string, text: string, at: number): void => {
    writeFileSync(file, text)
    utimesSync(file, at / 1000, at / 1000)
  }
  /** A file of which the browser's environment has heard. */
  const hear = (at: number) => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'saves-')), 'page.js')
    write(file, 'one', WRITTEN)
    const isRepeat = createRepeats()
    expect(isRepeat('client', file, at)).toBe(false)
    return { file, isRepeat }
  }

  test('C182 is told of once to each environment', () => {
    const { file, isRepeat } = hear(WRITTEN + 20)
    expect(isRepeat('ssr', file, WRITTEN + 25)).toBe(false)
    expect(isRepeat('client', file, WRITTEN + 30)).toBe(true)
    expect(isRepeat('ssr', file, WRITTEN + 30)).toBe(true)
  })

  test('C182 is another change where it was written after the first was heard of', () => {
    const { file, isRepeat } = hear(WRITTEN + 20)
    // The same again: who has read the file in between may have read something else.
    write(file, 'one', WRITTEN + 15)
    expect(isRepeat('client', file, WRITTEN + 40)).toBe(false)
  })

  test('C182 is another change with another text, also where the clock of the files is behind', () => {
    const { file, isRepeat } = hear(WRITTEN + 5000)
    write(file, 'two', WRITTEN + 500)
    expect(isRepeat('client', file, WRITTEN + 5500)).toBe(false)
  })

  test('C182 a file that is gone is left to Vite', () => {
    expect(createRepeats()('client', path.join(tmpdir(), 'saves-none', 'page.js'), WRITTEN)).toBe(false)
  })
})

import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Plugin, ViteDevServer } from 'vite'

/** For how long Vite's watcher tells of no other change of a file, in milliseconds, and a little more. */
const DEAF = 60

/** How long an empty file is waited for, in milliseconds, and how often it is looked at. */
const EMPTY = { longest: 100, step: 5 }

/** Larger files are no sources, in bytes: a database in the project's folder is not read at each of its changes. */
const LARGEST = 1_000_000

/**
 * Makes one change of each save. Many programs empty a file and then write it: Vite hears of the first half, and what asks
 * for the module then would get nothing; so it is waited for. What is saved within 50 ms of that, as by a formatter, Vite
 * never hears of: it is told of when the text is another than the one that was told of (C182).
 */
export function savesPlugin(): Plugin {
  const looks = new Map<string, NodeJS.Timeout>()
  let watcher: ViteDevServer['watcher'] | undefined
  const lookAgain = (file: string, text: Buffer): void => {
    looks.delete(file)
    const now = readSource(file)
    if (now === undefined || now.equals(text)) return
    const name = path.normalize(file)
    watcher?.emit('change', name)
    watcher?.emit('all', 'change', name)
  }
  return {
    name: 'server-props:saves',
    apply: 'serve',
    configureServer(server) {
      watcher = server.watcher
    },
    // Vite forgets the modules of a changed file, and updates the browser, once this is done.
    async watchChange(file, { event }) {
      clearTimeout(looks.get(file))
      const text = event === 'update' ? await readWritten(file) : undefined
      if (text === undefined) return
      // Another change of the file may have been waited for at the same time.
      clearTimeout(looks.get(file))
      looks.set(file, setTimeout(lookAgain, DEAF, file, text).unref())
    },
  }
}

/** For how long the same text is no other change, in milliseconds: nobody saves twice in it. */
const SAME = 250

/** Whether a change of a file was told of already, to one of the environments that are told of it. */
export type IsRepeat = (environment: string, file: string) => boolean

/**
 * Tells the second half of a save from a change: a slow writer makes two for Vite, and what takes the first sees the whole
 * file, because that is waited for.
 */
export function createRepeats(): IsRepeat {
  const told = new Map<string, Buffer>()
  return (environment, file) => {
    const text = readSource(file)
    const key = `${environment} ${file}`
    if (text === undefined || told.get(key)?.equals(text) === true) return text !== undefined
    told.set(key, text)
    setTimeout(() => {
      if (told.get(key) === text) told.delete(key)
    }, SAME).unref()
    return false
  }
}

async function readWritten(file: string): Promise<Buffer | undefined> {
  let text = readSource(file)
  for (let waited = 0; text?.length === 0 && waited < EMPTY.longest; waited += EMPTY.step) {
    await wait(EMPTY.step)
    text = readSource(file)
  }
  return text
}

/** Undefined where there is no file, or none that a module is made of. */
function readSource(file: string): Buffer | undefined {
  try {
    return statSync(file).size > LARGEST ? undefined : readFileSync(file)
  } catch {
    return undefined
  }
}

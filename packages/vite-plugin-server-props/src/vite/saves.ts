import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Plugin, ViteDevServer } from 'vite'

/** For how long Vite's watcher tells of no other change of a file, in milliseconds, and a little more. */
const DEAF = 60

/** How long an empty file is waited for, in milliseconds, and how often it is looked at. */
const EMPTY = { longest: 100, step: 5 }

/** Clocks of file systems go in steps of some milliseconds: what is written looks older by as much. */
const CLOCK_STEP = 10

/** Larger files are no sources, in bytes: a database in the project's folder is not read at each of its changes. */
const LARGEST = 1_000_000

/**
 * Makes one change of each save. Many programs empty a file and then write it: Vite hears of the first half, and what asks
 * for the module then would get nothing; so it is waited for. What is saved within 50 ms of that, as by a formatter, Vite
 * never hears of: it is told of when the text is another than the one that was told of (C182).
 */
export function savesPlugin(): Plugin {
  const looks = new Map<string, NodeJS.Timeout>()
  const reads = new Map<string, Promise<Buffer | undefined>>()
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
      if (event !== 'update') return
      // Another change of the file may be waited for at the same time.
      const read = reads.get(file) ?? readWritten(file)
      reads.set(file, read)
      const text = await read
      if (reads.get(file) === read) reads.delete(file)
      if (text === undefined) return
      clearTimeout(looks.get(file))
      looks.set(file, setTimeout(lookAgain, DEAF, file, text).unref())
    },
  }
}

/** For how long it is remembered what was told of, in milliseconds: no writer pauses for as long. */
const REMEMBERED = 1000

/** Whether a change of a file was told of already to an environment, which has heard of it at a time (ms since 1970). */
export type IsRepeat = (environment: string, file: string, at: number) => boolean

/**
 * Tells the second half of a save from a change: a slow writer makes two for Vite, and what takes the first sees the whole
 * file, because that is waited for. So it is one of which all was written before the first was heard of.
 */
export function createRepeats(): IsRepeat {
  const told = new Map<string, { readonly text: Buffer; readonly at: number }>()
  return (environment, file, at) => {
    const text = readSource(file)
    const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs
    if (text === undefined || written === undefined) return false
    const key = `${environment} ${file}`
    const last = told.get(key)
    // By the text too, for clocks of file systems that are behind.
    if (last?.text.equals(text) === true && written + CLOCK_STEP < last.at) return true
    const now = { text, at }
    told.set(key, now)
    setTimeout(() => {
      if (told.get(key) === now) told.delete(key)
    }, REMEMBERED).unref()
    return false
  }
}

async function readWritten(file: string): Promise<Buffer | undefined> {
  const text = readSource(file)
  if (text?.length !== 0) return text
  for (let waited = 0; isEmpty(file) && waited < EMPTY.longest; waited += EMPTY.step) await wait(EMPTY.step)
  // Then it was written before its change is told of, by any clock.
  await wait(CLOCK_STEP + EMPTY.step)
  return readSource(file)
}

function isEmpty(file: string): boolean {
  return readSource(file)?.length === 0
}

/** Undefined where there is no file, or none that a module is made of. */
function readSource(file: string): Buffer | undefined {
  try {
    return statSync(file).size > LARGEST ? undefined : readFileSync(file)
  } catch {
    return undefined
  }
}

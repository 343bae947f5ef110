import type { Cluster, Worker } from 'node:cluster'
import { setTimeout as delay } from 'node:timers/promises'
import { createRestartMessage, createStartsMessage, createWorkerMessage } from './errors.js'
import { LEAVE, readWorkerMessage, STOP } from './worker-messages.js'

/** A worker that has served for so long (ms) did not end because of how it was started. */
const LONG_LIFE = 10_000

/** The longest pause before a worker is replaced, in milliseconds. */
const LONGEST_PAUSE = 10_000

/** After as many starts in a row that failed, with nobody left who serves, the app is what is broken. */
const MOST_FAILED_STARTS = 3

/** Keeps a number of workers serving: one that ends is replaced, at once or, when they end again and again, after a pause. */
export class WorkerPool {
  readonly #cluster: Cluster
  readonly #count: number
  readonly #alive = new Set<Worker>()
  /** Workers that serve, and since when. */
  readonly #serving = new Map<Worker, number>()
  /** How often in a row a worker ended that had not lived long. */
  #shortLives = 0
  #failedStarts = 0
  #isStopping = false
  #restarting: 'no' | 'yes' | 'again' = 'no'

  constructor(cluster: Cluster, count: number) {
    this.#cluster = cluster
    this.#count = count
  }

  /**
   * Starts all workers; gives the address at which they serve. The first one goes alone, so that what keeps the app
   * from starting is told once: then there is no address.
   */
  async start(): Promise<string | undefined> {
    const url = await this.#fork()
    if (url === undefined) return undefined
    await Promise.all(Array.from({ length: this.#count - 1 }, () => this.#startOne()))
    return url
  }

  /** Replaces one worker after the other, each when its successor serves. When one can't start, the others stay. */
  async restart(): Promise<void> {
    if (this.#restarting !== 'no') {
      this.#restarting = 'again'
      return
    }
    do {
      this.#restarting = 'yes'
      await this.#restartAll()
    } while (this.#isAskedAgain())
    this.#restarting = 'no'
  }

  /** Lets all workers answer what is running. Resolves when none is left; asked again, ends them at once. */
  stop(): Promise<void> {
    const isSecond = this.#isStopping
    this.#isStopping = true
    for (const worker of this.#alive) {
      if (isSecond || !this.#serving.has(worker)) worker.process.kill('SIGKILL')
      else this.#dismiss(worker)
    }
    return this.#untilNone()
  }

  get isStopping(): boolean {
    return this.#isStopping
  }

  #isAskedAgain(): boolean {
    return this.#restarting === 'again'
  }

  async #restartAll(): Promise<void> {
    const before = new Set(this.#serving.keys())
    for (const worker of before) {
      if (this.#isStopping) return
      if (!this.#serving.has(worker)) continue
      if ((await this.#fork()) === undefined) {
        if (!this.#isStopping) console.error(createRestartMessage())
        return
      }
      this.#dismiss(worker)
    }
  }

  /** A worker that serves, or the end of this process. */
  async #startOne(): Promise<void> {
    while (!this.#isStopping) {
      if ((await this.#fork()) !== undefined) return
      this.#failedStarts++
      this.#shortLives++
      if (this.#failedStarts >= MOST_FAILED_STARTS && this.#serving.size === 0 && !this.#isStopping) {
        console.error(createStartsMessage(this.#failedStarts))
        process.exit(1)
      }
      await this.#pause()
    }
  }

  async #replace(since: number): Promise<void> {
    if (performance.now() - since > LONG_LIFE) this.#shortLives = 0
    else this.#shortLives++
    // The first one may have had bad luck.
    if (this.#shortLives > 1) await this.#pause()
    await this.#startOne()
  }

  #pause(): Promise<void> {
    return delay(Math.min(LONGEST_PAUSE, 100 * 2 ** this.#shortLives))
  }

  /** Starts a process. Resolves with where it serves, or without when it ended before. */
  #fork(): Promise<string | undefined> {
    const worker = this.#cluster.fork()
    this.#alive.add(worker)
    return new Promise((resolve) => {
      worker.on('message', (given: unknown) => {
        const message = readWorkerMessage(given)
        switch (message?.kind) {
          case 'server-props:serving':
            this.#failedStarts = 0
            this.#serving.set(worker, performance.now())
            resolve(message.url)
            break
          case 'server-props:closing':
            this.#miss(worker, 'stops')
            break
          case 'server-props:drained':
            // Messages keep their order: a connection that it was handed before it closed is handed on by now.
            tell(worker, LEAVE)
        }
      })
      const end = (how: string): void => {
        this.#alive.delete(worker)
        this.#miss(worker, how)
        resolve(undefined)
      }
      worker.once('exit', (code, signal) => end(`ended with ${signal ?? `code ${code}`}`))
      worker.once('error', (error) => end(`can't be started: ${error.message}`))
    })
  }

  /** A worker that was not told to is leaving, or has left. */
  #miss(worker: Worker, how: string): void {
    const since = this.#serving.get(worker)
    if (since === undefined || this.#isStopping) return
    this.#serving.delete(worker)
    console.error(createWorkerMessage(worker.process.pid, how))
    void this.#replace(since)
  }

  #dismiss(worker: Worker): void {
    this.#serving.delete(worker)
    tell(worker, STOP)
  }

  async #untilNone(): Promise<void> {
    for (const worker of this.#alive) {
      await new Promise<void>((resolve) => worker.once('exit', () => resolve()))
    }
  }
}

function tell(worker: Worker, message: string): void {
  if (worker.isConnected()) worker.send(message)
}

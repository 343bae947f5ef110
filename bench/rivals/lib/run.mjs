// What one run of the benchmark knows: who takes part, what was measured, and who failed, and why.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, release, totalmem } from 'node:os'
import path from 'node:path'
import { NODE, stop } from './process.mjs'

/** Tells the one who waits how far it is; the tables alone go to stdout. */
export const log = (text) => console.error(`[${new Date().toISOString().slice(11, 19)}] ${text}`)

/** The servers of a run, which are stopped however it ends. */
export class Servers extends Set {
  constructor() {
    super()
    for (const signal of ['SIGINT', 'SIGTERM'])
      process.on(signal, () => this.stopAll().then(() => process.exit(130)))
  }

  async stop(server) {
    await stop(server.running)
    this.delete(server)
  }

  async stopAll() {
    await Promise.all([...this].map((server) => this.stop(server)))
  }
}

/** What it was measured on. */
export function describeMachine() {
  return {
    node: execFileSync(NODE, ['-v'], { encoding: 'utf8' }).trim(),
    cpu: cpus()[0].model,
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 1e9),
    kernel: release(),
  }
}

/** Writes results as JSON, into a folder that need not be there. */
export function writeResults(file, results) {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`)
}

export class Run {
  /**
   * `all` are the contenders there are, `contenders` those that take part; of the others stays what an earlier run has
   * written.
   */
  constructor({ all, contenders, measure, machine, out, before }) {
    this.contenders = contenders
    this.measure = measure
    this.out = out
    this.servers = new Servers()
    this.results = {
      machine,
      options: measure,
      measuredAt: { ...before?.measuredAt },
      contenders: {},
      failures: {},
    }
    this.results.reactAlone = before?.reactAlone
    for (const { name, label } of all) {
      const earlier = before?.contenders?.[name]
      if (earlier || contenders.some((contender) => contender.name === name))
        this.results.contenders[name] = { ...earlier, name, label }
    }
  }

  get floor() {
    return this.contenders.find(({ name }) => name === 'floor')
  }

  resultOf({ name }) {
    return this.results.contenders[name]
  }

  /** Those of a list that have not failed. */
  alive(list) {
    return list.filter(({ name }) => !(name in this.results.failures))
  }

  /** Does a step with each contender. One that fails is out: nothing is reported of it but the reason. */
  async each(list, phase, work) {
    for (const contender of this.alive(list)) {
      try {
        await work(contender)
      } catch (error) {
        this.leaveOut(contender, `${phase}: ${error.message}`)
      }
    }
    this.results.measuredAt[phase] = new Date().toISOString()
    this.save()
  }

  leaveOut(contender, why) {
    // All that is said of the others is said in terms of it.
    if (contender === this.floor)
      throw new Error(`Nothing can be compared without the floor, which failed. ${why}`)
    log(`${contender.name}: FAILED, the others go on. ${why}`)
    this.results.failures[contender.name] = why
    delete this.results.contenders[contender.name]
    for (const other of this.alive(this.contenders)) {
      if (other.sharesBuildOf === contender.name)
        this.leaveOut(other, `it needs ${contender.name}, which failed`)
    }
  }

  save() {
    writeResults(this.out, this.results)
  }
}

/** The same list from another one on: whoever comes first has no advantage in the long run. */
export const rotate = (list, by) => list.map((_, index) => list[(index + by) % list.length])

// What the command line says, and what is taken where it says nothing.
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'

const USUAL = ['install', 'build', 'bytes', 'load', 'dev']
const PHASES = [...USUAL, 'together']

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string' },
    phases: { type: 'string', default: USUAL.join(',') },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '5' },
    warmup: { type: 'string', default: '3' },
    connections: { type: 'string', default: '50' },
    'server-cpu': { type: 'string', default: '0' },
    'load-cpu': { type: 'string', default: '1' },
    tool: { type: 'string' },
    scaling: { type: 'boolean', default: false },
    pages: { type: 'string', default: '10,100,1000' },
    profile: { type: 'boolean', default: false },
    scenario: { type: 'string', default: 'hello' },
    save: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
})

/** The options of a run. */
export function readOptions() {
  const phases = new Set(flags.phases.split(','))
  for (const phase of phases) {
    if (!PHASES.includes(phase))
      throw new Error(`There is no phase ${phase}; there are ${PHASES.join(', ')}.`)
  }
  const { only, scaling, profile, scenario, save, fresh, out } = flags
  return {
    only: only?.split(','),
    phases,
    scaling,
    profile,
    scenario,
    save,
    fresh,
    out,
    pages: flags.pages.split(',').map(Number),
    measure: {
      rounds: Number(flags.rounds),
      seconds: Number(flags.seconds),
      warmup: Number(flags.warmup),
      connections: Number(flags.connections),
      serverCpu: Number(flags['server-cpu']),
      loadCpu: Number(flags['load-cpu']),
      tool: readTool(),
    },
  }
}

function readTool() {
  if (flags.tool === 'wrk' || flags.tool === 'autocannon') return flags.tool
  if (flags.tool !== undefined)
    throw new Error(`There is no tool ${flags.tool}; there are wrk and autocannon.`)
  return spawnSync('wrk', ['--version']).error === undefined ? 'wrk' : 'autocannon'
}

// Us beside the rivals: the same pages on the same machine in the same rounds. See README.md.
//
//   node bench/rivals/run.mjs [--only next,vike] [--phases bytes,load] [--rounds 3] [--seconds 5] [--save]
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { loadContenders, prepare, WORK } from './lib/contenders.mjs'
import { installAutocannon } from './lib/load.mjs'
import { readOptions } from './lib/options.mjs'
import { measureBuilds } from './lib/phase-build.mjs'
import { measureDev } from './lib/phase-dev.mjs'
import { installAll } from './lib/phase-install.mjs'
import { measureLoad } from './lib/phase-load.mjs'
import { measureTogether } from './lib/phase-together.mjs'
import { lookAtAll } from './lib/phase-serve.mjs'
import { profile } from './lib/profile.mjs'
import { profileReport, scalingReport } from './lib/report-scaling.mjs'
import { report } from './lib/report.mjs'
import { describeMachine, log, Run, Servers, writeResults } from './lib/run.mjs'
import { saveResults } from './lib/save-results.mjs'
import { scaling } from './lib/scaling.mjs'

const options = readOptions()
const { measure } = options
const machine = describeMachine()
if (measure.tool === 'autocannon') await installAutocannon()
if (options.scaling) await runScaling()
else if (options.profile) await runProfile()
else await runAll()

async function runAll() {
  const out = path.resolve(options.out ?? path.join(WORK, 'results.json'))
  const all = await loadContenders()
  const run = new Run({
    all,
    contenders: await loadContenders(options.only && withNeeded(options.only)),
    measure,
    machine,
    out,
    before: readBefore(out),
  })
  const { phases } = options
  try {
    if (phases.has('install')) await installAll(run)
    if (phases.has('build')) await measureBuilds(run)
    if (['bytes', 'load', 'together'].some((phase) => phases.has(phase))) {
      const targets = await lookAtAll(run)
      if (phases.has('load')) await measureLoad(run, targets)
      if (phases.has('together')) await measureTogether(run, targets)
    }
    if (phases.has('dev')) await measureDev(run)
  } finally {
    await run.servers.stopAll()
  }
  console.log(report(run.results))
  log(`results: ${out}`)
  if (options.save) log(`saved: ${saveResults(run.results).join(', ')}`)
  if ('server-props' in run.results.failures) process.exitCode = 1
}

/** Ratios need the floor, and the variant of a build needs who makes it. */
function withNeeded(only) {
  return [...only, 'floor', ...(only.includes('react-router-node') ? ['react-router'] : [])]
}

function readBefore(file) {
  if (options.fresh) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

async function runScaling() {
  const names = options.only ?? ['server-props', 'next', 'vinext', 'react-router', 'vike']
  const out = path.resolve(options.out ?? path.join(WORK, 'scaling.json'))
  const servers = new Servers()
  const contenders = await loadContenders(['floor', ...names])
  try {
    for (const contender of contenders) await prepare(contender)
    const results = await scaling({
      contenders: contenders.filter(({ name, scale }) => names.includes(name) && scale),
      floor: contenders.find(({ name }) => name === 'floor'),
      pages: options.pages,
      options: measure,
      servers,
      before: readBefore(out),
      save: (rows) =>
        writeResults(out, { machine, options: measure, measuredAt: new Date().toISOString(), rows }),
    })
    console.log(scalingReport(results))
  } finally {
    await servers.stopAll()
  }
}

async function runProfile() {
  const servers = new Servers()
  try {
    const contenders = await loadContenders(options.only)
    const found = await profile({ contenders, scenario: options.scenario, options: measure, servers })
    console.log(profileReport(found, options.scenario))
  } finally {
    await servers.stopAll()
  }
}

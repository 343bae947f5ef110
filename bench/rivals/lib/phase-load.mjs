// Requests per second, latency, CPU time and memory under load: of each contender beside the floor, round by round.
import { forScenarios, loadOnce, othersOf, SCENARIOS, warm, withPair } from './pair.mjs'
import { memory } from './process.mjs'
import { log } from './run.mjs'
import { mean, median, spread } from './stats.mjs'

const KEYS = ['rps', 'cpuUsPerRequest', 'p50Ms', 'p99Ms']
const toKeys = (toValue) => Object.fromEntries(KEYS.map((key) => [key, toValue(key)]))

export async function measureLoad(run, targets) {
  const floors = { samples: forScenarios(() => []), peaks: [] }
  await run.each(othersOf(run), 'load', async (contender) => {
    const pair = await withPair(run, targets, contender, (pair) => measurePair(run, pair))
    const result = run.resultOf(contender)
    result.load = forScenarios((scenario) => summarise(pair.own[scenario]))
    result.memory = { ...result.memory, ...pair.memory.own }
    for (const scenario of SCENARIOS) floors.samples[scenario].push(...pair.floor[scenario])
    floors.peaks.push(pair.memory.floor)
    const told = SCENARIOS.map((scenario) => `${scenario} ${result.load[scenario].ratio.rps.toFixed(3)}`)
    log(`${contender.name}: ${told.join(', ')}`)
  })
  if (floors.peaks.length === 0) return
  const result = run.resultOf(run.floor)
  result.load = forScenarios((scenario) => summarise(floors.samples[scenario]))
  result.memory = {
    ...result.memory,
    peakMB: median(floors.peaks.map(({ peakMB }) => peakMB)),
    processes: floors.peaks[0].processes,
  }
  run.save()
}

async function measurePair(run, { floor, own }) {
  for (const scenario of SCENARIOS) for (const one of [floor, own]) await warm(run, one, scenario)
  const samples = { floor: forScenarios(() => []), own: forScenarios(() => []) }
  for (let round = 0; round < run.measure.rounds; round++) {
    for (const scenario of SCENARIOS) {
      const sample = await measureRound(run, floor, own, scenario)
      for (const one of ['floor', 'own']) samples[one][scenario].push(sample[one])
    }
  }
  return { ...samples, memory: { floor: peakOf(floor), own: peakOf(own) } }
}

/**
 * The ratio is taken to the mean of the floor right before and right after: a shared machine gives a third more or less a
 * few seconds later.
 */
async function measureRound(run, floor, own, scenario) {
  const once = (one) => loadOnce(run, one, scenario, run.measure.seconds)
  const before = await once(floor)
  const sample = await once(own)
  const after = await once(floor)
  const base = toKeys((key) => mean([before[key], after[key]]))
  const drift = Math.max(before.rps, after.rps) / Math.min(before.rps, after.rps)
  return {
    floor: { ...before, ...base, drift, ratio: toKeys(() => 1) },
    own: { ...sample, ratio: toKeys((key) => sample[key] / base[key]) },
  }
}

function peakOf({ server }) {
  const { peakMB, processes } = memory(server.pid)
  return { peakMB, processes }
}

function summarise(rounds) {
  const middle = (key) => median(rounds.map((sample) => sample[key]))
  return {
    ...Object.fromEntries(
      [...KEYS, 'bytesPerResponse', 'serverBusy', 'othersBusy'].map((key) => [key, middle(key)]),
    ),
    ratio: {
      ...toKeys((key) => median(rounds.map(({ ratio }) => ratio[key]))),
      // Of the floor itself: how far its runs before and after another's are apart.
      rpsSpread: spread(rounds.map(({ drift, ratio }) => drift ?? ratio.rps)),
    },
    rounds,
  }
}

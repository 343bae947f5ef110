// Requests per second, latency, CPU time and memory under load: in each round everybody, and the floor before and after each.
import { load, warmUp } from './load.mjs'
import { memory } from './process.mjs'
import { log, rotate } from './run.mjs'
import { mean, median, spread } from './stats.mjs'

export const SCENARIOS = ['hello', 'list', 'helloData', 'listData']
const KEYS = ['rps', 'cpuUsPerRequest', 'p50Ms', 'p99Ms']
const toKeys = (toValue) => Object.fromEntries(KEYS.map((key) => [key, toValue(key)]))

export async function measureLoad(run, running) {
  const { rounds, seconds, warmup } = run.measure
  const once = (contender, scenario, length) => loadOnce(run, running.get(contender), scenario, length)
  for (const scenario of SCENARIOS) {
    await run.each(run.contenders, 'warm-up', (contender) =>
      warmUp(running.get(contender).server.pid, warmup, () => once(contender, scenario, 1)),
    )
  }
  const samples = new Map(
    run.contenders.map((contender) => [contender, Object.fromEntries(SCENARIOS.map((name) => [name, []]))]),
  )
  for (let round = 0; round < rounds; round++) {
    for (const scenario of SCENARIOS) {
      const line = await measureRound(run, round, (contender) => once(contender, scenario, seconds))
      for (const [contender, sample] of line) samples.get(contender)[scenario].push(sample)
      const told = [...line].map(([{ name }, { ratio }]) => `${name} ${ratio.rps.toFixed(3)}`)
      log(`round ${round + 1}, ${scenario}: ${told.join(', ')}`)
    }
  }
  for (const contender of run.alive(run.contenders)) {
    const result = run.resultOf(contender)
    result.load = Object.fromEntries(
      SCENARIOS.map((scenario) => [scenario, summarise(samples.get(contender)[scenario])]),
    )
    const used = memory(running.get(contender).server.pid)
    result.memory = { ...result.memory, peakMB: used.peakMB, processes: used.processes }
  }
  run.save()
}

/** Loads one contender, by a request that stands for a scenario. */
export function loadOnce(run, { server, scenarios }, scenario, seconds) {
  const { connections, loadCpu, tool } = run.measure
  const { url, headers } = scenarios[scenario]
  return load({
    url: server.origin + url('bench'),
    headers,
    pid: server.pid,
    seconds,
    connections,
    cpu: loadCpu,
    tool,
  })
}

/**
 * Ratios are taken to the mean of the floor right before and right after: a shared machine gives a third more or less a
 * few seconds later.
 */
async function measureRound(run, round, once) {
  const { floor } = run
  const floors = [await once(floor)]
  const line = new Map()
  const others = run.contenders.filter((contender) => contender !== floor)
  await run.each(rotate(others, round), 'load', async (contender) => {
    const sample = await once(contender)
    const before = floors.at(-1)
    const after = await once(floor)
    floors.push(after)
    const ratio = toKeys((key) => sample[key] / mean([before[key], after[key]]))
    line.set(contender, { ...sample, ratio })
  })
  const base = toKeys((key) => mean(floors.map((sample) => sample[key])))
  const rates = floors.map(({ rps }) => rps)
  const drift = Math.max(...rates) / Math.min(...rates)
  return line.set(floor, { ...floors[0], ...base, drift, ratio: toKeys(() => 1) })
}

function summarise(rounds) {
  const middle = (key) => median(rounds.map((sample) => sample[key]))
  return {
    ...Object.fromEntries(
      [...KEYS, 'bytesPerResponse', 'serverBusy', 'othersBusy'].map((key) => [key, middle(key)]),
    ),
    ratio: {
      ...toKeys((key) => median(rounds.map(({ ratio }) => ratio[key]))),
      // Of the floor itself: how far its runs of one round are apart.
      rpsSpread: spread(rounds.map(({ drift, ratio }) => drift ?? ratio.rps)),
    },
    rounds,
  }
}

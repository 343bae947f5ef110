// Requests per second, latency, CPU time and memory under load: in each round the floor, everybody, the floor again.
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

/** Ratios are taken to the mean of the floor before and after, which an even drift of the machine cancels. */
async function measureRound(run, round, once) {
  const { floor } = run
  const others = new Map()
  const before = await once(floor)
  await run.each(
    rotate(
      run.contenders.filter((contender) => contender !== floor),
      round,
    ),
    'load',
    async (contender) => others.set(contender, await once(contender)),
  )
  const after = await once(floor)
  const base = toKeys((key) => mean([before[key], after[key]]))
  const line = new Map([
    [floor, { ...before, ...base, drift: after.rps / before.rps, ratio: toKeys(() => 1) }],
  ])
  for (const [contender, sample] of others)
    line.set(contender, { ...sample, ratio: toKeys((key) => sample[key] / base[key]) })
  return line
}

function summarise(rounds) {
  const middle = (key) => median(rounds.map((sample) => sample[key]))
  return {
    ...Object.fromEntries(
      [...KEYS, 'bytesPerResponse', 'serverBusy', 'othersBusy'].map((key) => [key, middle(key)]),
    ),
    ratio: {
      ...toKeys((key) => median(rounds.map(({ ratio }) => ratio[key]))),
      // Of the floor itself: how far it drifted between its two runs.
      rpsSpread: spread(rounds.map(({ drift, ratio }) => drift ?? ratio.rps)),
    },
    rounds,
  }
}

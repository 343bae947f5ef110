// A request's CPU time beside the floor's, with both servers under load at the same time on one core. On a shared machine a
// core gives more or less from one second to the next; what it gives here, both get.
import { forScenarios, loadOnce, othersOf, SCENARIOS, warm, withPair } from './pair.mjs'
import { log } from './run.mjs'
import { median, spread } from './stats.mjs'

export async function measureTogether(run, targets) {
  await run.each(othersOf(run), 'together', async (contender) => {
    const shares = await withPair(run, targets, contender, (pair) => comparePair(run, pair))
    const told = SCENARIOS.map((scenario) => `${scenario} ${median(shares[scenario]).toFixed(3)}`)
    log(`${contender.name} at the same time as the floor: ${told.join(', ')}`)
    run.resultOf(contender).together = forScenarios((scenario) => ({
      share: median(shares[scenario]),
      spread: spread(shares[scenario]),
    }))
  })
  run.save()
}

async function comparePair(run, { floor, own }) {
  for (const scenario of SCENARIOS) {
    await Promise.all([floor, own].map((one) => warm(run, one, scenario)))
  }
  const shares = forScenarios(() => [])
  for (let round = 0; round < run.measure.rounds; round++) {
    for (const scenario of SCENARIOS) shares[scenario].push(await compare(run, floor, own, scenario))
  }
  return shares
}

/** The floor's CPU time for a request as a share of the contender's. */
async function compare(run, floor, own, scenario) {
  const { seconds } = run.measure
  const samples = await Promise.all([floor, own].map((one) => loadOnce(run, one, scenario, seconds)))
  const [base, sample] = samples.map(({ cpuUsPerRequest }) => cpuUsPerRequest)
  return base / sample
}

// A request's CPU time beside the floor's, with both servers under load at the same time on one core. On a shared machine a
// core gives more or less from one second to the next; what it gives here, both get.
import { warmUp } from './load.mjs'
import { loadOnce, SCENARIOS } from './phase-load.mjs'
import { log } from './run.mjs'
import { median, spread } from './stats.mjs'

export async function measureTogether(run, running) {
  const { floor } = run
  const others = run.contenders.filter((contender) => contender !== floor)
  await run.each(others, 'together', async (contender) => {
    const pair = [floor, contender].map((one) => running.get(one))
    for (const scenario of SCENARIOS) await warmBoth(run, pair, scenario)
    const shares = Object.fromEntries(SCENARIOS.map((scenario) => [scenario, []]))
    for (let round = 0; round < run.measure.rounds; round++) {
      for (const scenario of SCENARIOS) shares[scenario].push(await compare(run, pair, scenario))
    }
    const told = SCENARIOS.map((scenario) => `${scenario} ${median(shares[scenario]).toFixed(3)}`)
    log(`${contender.name} at the same time as the floor: ${told.join(', ')}`)
    run.resultOf(contender).together = Object.fromEntries(
      SCENARIOS.map((scenario) => [
        scenario,
        { share: median(shares[scenario]), spread: spread(shares[scenario]) },
      ]),
    )
  })
  run.save()
}

function warmBoth(run, pair, scenario) {
  return Promise.all(
    pair.map((one) => warmUp(one.server.pid, run.measure.warmup, () => loadOnce(run, one, scenario, 1))),
  )
}

/** The floor's CPU time for a request as a share of the contender's. */
async function compare(run, pair, scenario) {
  const [base, own] = await Promise.all(pair.map((one) => loadOnce(run, one, scenario, run.measure.seconds)))
  return base.cpuUsPerRequest / own.cpuUsPerRequest
}

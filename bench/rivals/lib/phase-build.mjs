// Cold builds, interleaved.
import { build } from './contenders.mjs'
import { log, rotate } from './run.mjs'
import { median } from './stats.mjs'

export async function measureBuilds(run) {
  const builds = run.contenders.filter((contender) => contender.build.length > 0 && !contender.sharesBuildOf)
  const times = new Map(builds.map((contender) => [contender, []]))
  for (let round = 0; round < run.measure.rounds; round++) {
    await run.each(rotate(builds, round), 'build', async (contender) => {
      const time = await build(contender)
      times.get(contender).push(time)
      log(
        `${contender.name}: build ${(time.ms / 1000).toFixed(2)} s, ${(time.cpuMs / 1000).toFixed(2)} s of CPU`,
      )
    })
  }
  for (const contender of run.alive(builds)) {
    const rounds = times.get(contender)
    Object.assign(run.resultOf(contender), {
      buildMs: median(rounds.map(({ ms }) => ms)),
      buildCpuMs: median(rounds.map(({ cpuMs }) => cpuMs)),
      buildRounds: rounds,
    })
  }
  run.save()
}

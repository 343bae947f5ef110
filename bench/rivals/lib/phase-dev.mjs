// From the start of a development server to a page, and to one whose button works.
import { launchBrowser, untilInteractive } from './browser.mjs'
import { clean, serve } from './contenders.mjs'
import { stop } from './process.mjs'
import { log, rotate } from './run.mjs'
import { median } from './stats.mjs'

export async function measureDev(run) {
  const devs = run.contenders.filter(({ dev }) => dev)
  const samples = new Map(devs.map((contender) => [contender, { cold: [], warm: [] }]))
  const browser = await launchBrowser()
  try {
    for (let round = 0; round < run.measure.rounds; round++) {
      await run.each(rotate(devs, round), 'dev', async (contender) => {
        clean(contender, 'devCaches')
        for (const kind of ['cold', 'warm']) {
          const sample = await startOnce(run, contender, browser)
          samples.get(contender)[kind].push(sample)
          const { ms, interactiveMs } = sample
          log(
            `${contender.name}: dev ${kind}: 200 after ${ms.toFixed(0)} ms, works after ${interactiveMs.toFixed(0)} ms`,
          )
        }
      })
    }
  } finally {
    await browser.close()
  }
  for (const contender of run.alive(devs)) {
    const rounds = samples.get(contender)
    const [cold, warm] = [summarise(rounds.cold), summarise(rounds.warm)]
    run.resultOf(contender).dev = { cold, warm, rounds }
  }
  run.save()
}

async function startOnce(run, contender, browser) {
  const server = await serve(contender, 'dev')
  run.servers.add(server)
  try {
    const url = server.origin + contender.paths.hello('x')
    const interactiveMs = await untilInteractive(browser, url, server.running.started)
    return { ms: server.readyMs, cpuMs: server.readyCpuMs, interactiveMs }
  } finally {
    await stop(server.running)
    run.servers.delete(server)
  }
}

function summarise(rounds) {
  const middle = (key) => median(rounds.map((sample) => sample[key]))
  return { ms: middle('ms'), cpuMs: middle('cpuMs'), interactiveMs: middle('interactiveMs') }
}

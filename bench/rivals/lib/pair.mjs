// The floor and one other server, both started for each other's sake. V8 gives up code and heap of a server that idles:
// after 100 s without a request the floor itself takes more than twice as long for those of the next second, and stays a
// sixth slower. Among servers that wait for each other's turn, whoever waits longest looks slowest.
import { serve } from './contenders.mjs'
import { load, warmUp } from './load.mjs'

/** The requests that stand for the work: documents and page data. */
export const SCENARIOS = ['hello', 'list', 'helloData', 'listData']

/** Something for each of them, by its name. */
export const forScenarios = (toValue) => Object.fromEntries(SCENARIOS.map((name) => [name, toValue(name)]))

/** Those that are measured beside the floor. */
export const othersOf = ({ contenders, floor }) => contenders.filter((contender) => contender !== floor)

/**
 * Starts the floor and a contender, gives both to `work`, and stops them however that ends. `targets` holds each
 * contender's requests.
 */
export async function withPair(run, targets, contender, work) {
  const servers = []
  const start = async (one) => {
    const server = await serve(one, 'start', { cpu: run.measure.serverCpu })
    run.servers.add(server)
    servers.push(server)
    return { server, scenarios: targets.get(one) }
  }
  try {
    return await work({ floor: await start(run.floor), own: await start(contender) })
  } finally {
    for (const server of servers) await run.servers.stop(server)
  }
}

/** Loads a server, by the request that stands for a scenario. */
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

/** Unmeasured load, until the server has had the CPU time that the options say. */
export function warm(run, one, scenario) {
  return warmUp(one.server.pid, run.measure.warmup, () => loadOnce(run, one, scenario, 1))
}

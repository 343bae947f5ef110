// Requests, CPU time and latency as Markdown, a row for each contender.
import { thousands, figure, table, times } from './table.mjs'

const TITLES = {
  hello: 'a. `hello` – HTML of /hello/[name]',
  list: 'b. `list` – HTML of /list, 200 rows',
  helloData: 'c1. data request of a client navigation to /hello/[name]',
  listData: 'c2. data request of a client navigation to /list',
}
const SCENARIOS = Object.keys(TITLES)

/** Tables of a run's load. */
export function reportLoad(results, rows) {
  if (rows.length === 0) return []
  return [
    '### Requests per second, one core (÷ floor of the same round, median), and memory',
    table(
      [
        'contender',
        'hello',
        '÷',
        'list',
        '÷',
        'hello data',
        '÷',
        'list data',
        '÷',
        'peak RSS MB',
        'idle RSS MB',
      ],
      rows.map((row) => [
        row.name,
        ...SCENARIOS.flatMap((name) => [thousands(row.load[name].rps), times(row.load[name].ratio.rps)]),
        figure(row.memory?.peakMB),
        figure(row.memory?.idleMB),
      ]),
    ),
    '### CPU per request of the server process, µs: the lowest of the rounds, × the floor’s lowest, × floor of the same round (median)',
    table(
      [
        'contender',
        ...['hello', 'list', 'hello data', 'list data'].flatMap((name) => [name, '× lowest', '× median']),
      ],
      rows.map((row) => [
        row.name,
        ...SCENARIOS.flatMap((name) => cpuCells(row, results.contenders.floor, name)),
      ]),
    ),
    ...Object.entries(TITLES).flatMap(([scenario, title]) => [
      `#### ${title}`,
      table(
        [
          'contender',
          'req/s',
          '÷ floor (min–max)',
          'CPU µs/request',
          '÷ floor',
          'p50 ms',
          '÷ floor',
          'p99 ms',
          '÷ floor',
          'bytes on the wire',
          'server had / others took (cores)',
        ],
        rows.map((row) => loadCells(row.name, row.load[scenario])),
      ),
    ]),
  ]
}

/** The floor's CPU time for a request as a share of a contender's, of those that were loaded beside it. */
export function reportTogether(rows) {
  if (rows.length === 0) return []
  return [
    '### CPU time of a request: the floor’s as a share, both under load at the same time on one core (median, min–max)',
    table(
      ['contender', 'hello', 'list', 'hello data', 'list data'],
      rows.map((row) => [row.name, ...SCENARIOS.map((scenario) => shareCell(row.together[scenario]))]),
    ),
  ]
}

const shareCell = ({ share, spread: [low, high] }) =>
  `${figure(share, 2)} (${figure(low, 2)}–${figure(high, 2)})`

const lowestCpu = (row, scenario) =>
  Math.min(...row.load[scenario].rounds.map((round) => round.cpuUsPerRequest))

function cpuCells(row, floor, scenario) {
  const lowest = lowestCpu(row, scenario)
  const base = floor?.load ? lowestCpu(floor, scenario) : NaN
  return [figure(lowest, 0), times(lowest / base), times(row.load[scenario].ratio.cpuUsPerRequest)]
}

function loadCells(name, load) {
  const { ratio } = load
  return [
    name,
    thousands(load.rps),
    `${times(ratio.rps)} (${figure(ratio.rpsSpread[0], 2)}–${figure(ratio.rpsSpread[1], 2)})`,
    figure(load.cpuUsPerRequest, 1),
    times(ratio.cpuUsPerRequest),
    figure(load.p50Ms, 2),
    times(ratio.p50Ms),
    figure(load.p99Ms, 2),
    times(ratio.p99Ms),
    thousands(load.bytesPerResponse),
    `${figure(load.serverBusy, 2)} / ${figure(load.othersBusy, 2)}`,
  ]
}

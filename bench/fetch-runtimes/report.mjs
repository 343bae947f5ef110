import { tellNoise } from '../rivals/lib/noise.mjs'
import { reportTogether } from '../rivals/lib/report-load.mjs'
import { table } from '../rivals/lib/table.mjs'

/** Of the requests that a hand-written fetch server answers in the same time. */
const BAR = 0.85
const NAMES = {
  hello: 'small page',
  list: '200 rows',
  helloData: 'data of the small page',
  listData: 'data of the 200 rows',
}

/** A table for each runtime. */
export function report({ machine, measuredAt, options, runtimes }) {
  const parts = Object.entries(runtimes).map(
    ([name, runtime]) => `### ${name} ${runtime.version}\n\n${describe(runtime)}`,
  )
  return [
    '# The fetch entry beside a hand-written fetch server',
    `Measured on ${measuredAt.slice(0, 10)}, ${machine.cores} cores (model ${machine.cpu}), Linux ${machine.kernel}; ${options.rounds} rounds of ${options.seconds} s, ${options.connections} connections of ${options.tool}. Medians of the ratios within a round; the bar is ${BAR} of the requests/s.`,
    ...tellNoise(Object.values(runtimes).flatMap(({ floor, ours }) => (floor ? [floor, ours] : []))),
    ...parts,
  ].join('\n\n')
}

function describe({ failure, floor, alike, ours }) {
  if (failure !== undefined) return `Failed: ${failure}`
  const together = reportTogether([alike, ours].filter((row) => row.together))
  return [...(floor.load ? [describeLoad(floor, alike, ours)] : []), ...together].join('\n\n')
}

function describeLoad(floor, alike, ours) {
  const rows = Object.entries(NAMES).map(([scenario, name]) => {
    const [base, same, own] = [floor, alike, ours].map(({ load }) => load[scenario])
    const [low, high] = own.ratio.rpsSpread
    return [
      name,
      Math.round(base.rps).toLocaleString('en-US'),
      Math.round(own.rps).toLocaleString('en-US'),
      `${own.ratio.rps.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`,
      (own.ratio.rps / same.ratio.rps).toFixed(2),
      own.ratio.cpuUsPerRequest.toFixed(2),
      own.ratio.p99Ms.toFixed(2),
      own.ratio.rps >= BAR ? 'met' : '**missed**',
    ]
  })
  const head = [
    '',
    'hand-written, requests/s',
    'server-props',
    '÷',
    '÷ with the same headers',
    'CPU ÷',
    'p99 ÷',
    'bar',
  ]
  return table(head, rows)
}

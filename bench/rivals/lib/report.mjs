// Results as Markdown, one row per contender.
import { judge } from './bars.mjs'
const n = (value, digits = 0) => (Number.isFinite(value) ? value.toFixed(digits) : '–')
const big = (value) => (Number.isFinite(value) ? Math.round(value).toLocaleString('en-US') : '–')
const times = (value) => (Number.isFinite(value) ? `${value.toFixed(2)}×` : '–')
const kB = (bytes) => (Number.isFinite(bytes) ? (bytes / 1000).toFixed(bytes < 10_000 ? 2 : 1) : '–')

const line = (cells) => `| ${cells.join(' | ')} |`

/** A table, its figures to the right. */
export function table(head, rows) {
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}

const TITLES = {
  hello: 'a. `hello` – HTML of /hello/[name]',
  list: 'b. `list` – HTML of /list, 200 rows',
  helloData: 'c1. data request of a client navigation to /hello/[name]',
  listData: 'c2. data request of a client navigation to /list',
}
const SCENARIOS = Object.keys(TITLES)

/** All that was measured. */
export function report(results) {
  const rows = Object.values(results.contenders)
  const parts = [
    heading(results),
    ...reportLoad(
      results,
      rows.filter((row) => row.load),
    ),
    ...reportBytes(
      results,
      rows.filter((row) => row.browser || row.html),
    ),
    ...reportBuilds(
      results,
      rows.filter((row) => row.buildMs || row.footprint),
    ),
    ...reportDev(
      results,
      rows.filter((row) => row.dev),
    ),
    ...reportBars(results),
  ]
  const failed = Object.entries(results.failures ?? {})
  if (failed.length > 0)
    parts.push('### Left out', failed.map(([name, why]) => `- ${name}: ${why}`).join('\n'))
  return parts.join('\n\n')
}

function heading({ machine, options, measuredAt, contenders }) {
  const date = Object.values(measuredAt).toSorted().at(-1)?.slice(0, 10)
  const versions = Object.assign({}, ...Object.values(contenders).map((row) => row.versions))
  const tool =
    options.tool === 'wrk'
      ? 'wrk'
      : 'autocannon, which is slower than wrk: it caps the floors, and knows latency in whole milliseconds'
  return [
    `Measured on ${date}, Node ${machine.node.slice(1)}, ${machine.cores} cores (model ${machine.cpu}), ${machine.memoryGB} GB, Linux ${machine.kernel}.`,
    `Load: ${tool}; ${options.rounds} rounds of ${options.seconds} s, ${options.connections} connections, server and load on a core each.`,
    `Versions: ${Object.entries(versions)
      .map((pair) => pair.join(' '))
      .join(', ')}.`,
  ].join('\n')
}

/** A row's figure over the floor's. */
function toOver({ contenders: { floor } }) {
  return (pick) => (row) => {
    const [value, base] = [pick(row), floor && pick(floor)]
    return Number.isFinite(value) && Number.isFinite(base) && base !== 0 ? times(value / base) : '–'
  }
}

function reportLoad(results, rows) {
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
        ...SCENARIOS.flatMap((name) => [big(row.load[name].rps), times(row.load[name].ratio.rps)]),
        n(row.memory?.peakMB),
        n(row.memory?.idleMB),
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

const lowestCpu = (row, scenario) =>
  Math.min(...row.load[scenario].rounds.map((round) => round.cpuUsPerRequest))

function cpuCells(row, floor, scenario) {
  const lowest = lowestCpu(row, scenario)
  const base = floor?.load ? lowestCpu(floor, scenario) : NaN
  return [n(lowest, 0), times(lowest / base), times(row.load[scenario].ratio.cpuUsPerRequest)]
}

function loadCells(name, load) {
  const { ratio } = load
  return [
    name,
    big(load.rps),
    `${times(ratio.rps)} (${n(ratio.rpsSpread[0], 2)}–${n(ratio.rpsSpread[1], 2)})`,
    n(load.cpuUsPerRequest, 1),
    times(ratio.cpuUsPerRequest),
    n(load.p50Ms, 2),
    times(ratio.p50Ms),
    n(load.p99Ms, 2),
    times(ratio.p99Ms),
    big(load.bytesPerResponse),
    `${n(load.serverBusy, 2)} / ${n(load.othersBusy, 2)}`,
  ]
}

const js = (row) => row.browser?.js.gzip
const hello = (row) => row.html?.hello.gzip
const list = (row) => row.html?.list.gzip
const navigation = (row) => row.browser?.nav.gzip

function reportBytes(results, rows) {
  if (rows.length === 0) return []
  const over = toOver(results)
  return [
    '### Bytes (gzip -9 of each body, kB = 1000 bytes; raw where it says raw)',
    table(
      [
        'contender',
        'JS first load',
        '÷',
        'files',
        'of it named by the HTML',
        'files',
        'of it fetched later',
        'files',
      ],
      rows.map((row) => [
        row.name,
        kB(js(row)),
        over(js)(row),
        row.browser?.js.files ?? '–',
        kB(row.browser?.js.named.gzip),
        row.browser?.js.named.files ?? '–',
        kB(row.browser?.js.later.gzip),
        row.browser?.js.later.files ?? '–',
      ]),
    ),
    `React alone (react, react-dom/client, bundled by the floor’s Vite): ${kB(results.reactAlone)} kB.`,
    table(
      [
        'contender',
        'HTML hello raw',
        'gzip',
        '÷',
        'HTML list raw',
        'gzip',
        '÷',
        'navigation',
        '÷',
        'of it JS',
        'of it data',
        'requests',
      ],
      rows.map((row) => [
        row.name,
        kB(row.html?.hello.bytes),
        kB(hello(row)),
        over(hello)(row),
        kB(row.html?.list.bytes),
        kB(list(row)),
        over(list)(row),
        kB(navigation(row)),
        over(navigation)(row),
        kB(row.browser?.nav.jsGzip),
        kB(row.browser?.nav.dataGzip),
        row.browser?.nav.requests ?? '–',
      ]),
    ),
  ]
}

function reportBuilds(results, rows) {
  if (rows.length === 0) return []
  const over = toOver(results)
  return [
    '### Build and install',
    table(
      ['contender', 'cold build s', '÷', 'its CPU s', 'prod start → 200 s', 'node_modules MB', 'packages'],
      rows.map((row) => [
        row.name,
        n(row.buildMs / 1000, 2),
        over(({ buildMs }) => buildMs)(row),
        n(row.buildCpuMs / 1000, 2),
        n(row.readyMs / 1000, 2),
        n(row.footprint?.mb),
        row.footprint?.packages ?? '–',
      ]),
    ),
  ]
}

function reportDev(results, rows) {
  if (rows.length === 0) return []
  const over = toOver(results)
  const columns = ['÷', 'its CPU s', '→ interactive s']
  return [
    '### Development server',
    table(
      ['contender', 'cold → 200 s', ...columns, 'warm → 200 s', ...columns],
      rows.map((row) => [row.name, ...devCells(row, over, 'cold'), ...devCells(row, over, 'warm')]),
    ),
  ]
}

function devCells(row, over, kind) {
  const dev = row.dev?.[kind]
  return [
    n(dev?.ms / 1000, 2),
    over((other) => other.dev?.[kind].ms)(row),
    n(dev?.cpuMs / 1000, 2),
    n(dev?.interactiveMs / 1000, 2),
  ]
}

function reportBars(results) {
  const bars = judge(results)
  if (bars.length === 0) return []
  const rows = bars.map(({ name, value, digits, bar, isMet }) => [
    name,
    n(value, digits),
    bar,
    isMet ? 'met' : '**missed**',
  ])
  return ['### Ours beside the bars', table(['', 'server-props', 'bar', ''], rows)]
}

const toLines = (list) =>
  list.map(([what, share]) => `${(share * 100).toFixed(1).padStart(5)} %  ${what}`).join('\n')

/** Self time by package and by function. */
export function profileReport(found, scenario) {
  return Object.entries(found)
    .map(([name, { groups, functions }]) =>
      [
        `## ${name}, ${scenario}: self time by package`,
        toLines(groups),
        'by function',
        toLines(functions),
      ].join('\n\n'),
    )
    .join('\n\n')
}

/** A row for each contender and number of pages. */
export function scalingReport(results) {
  const rows = results.rows
  const base = (row) =>
    rows.find(
      (r) =>
        r.name === row.name &&
        r.pages === Math.min(...rows.filter((x) => x.name === row.name).map((x) => x.pages)),
    )
  return table(
    [
      'contender',
      'pages',
      'cold build s',
      'its CPU s',
      '÷ fewest',
      'JS first load kB gzip',
      'files',
      'B of JS per added page',
      'HTML hello raw kB',
      'hello req/s',
      '÷ floor',
      'CPU µs/request',
      '÷ fewest',
      'peak RSS MB',
      'prod start → 200 s',
      'dev cold → 200 s',
      'its CPU s',
    ],
    rows.map((r) => [
      r.name,
      r.pages,
      n(r.buildMs / 1000, 2),
      n(r.buildCpuMs / 1000, 2),
      times(r.buildCpuMs / base(r).buildCpuMs),
      kB(r.js?.gzip),
      r.js?.files ?? '–',
      r === base(r) ? '–' : n((r.js?.gzip - base(r).js?.gzip) / (r.pages - base(r).pages), 1),
      kB(r.htmlBytes),
      big(r.rps),
      times(r.ratio),
      n(r.cpuUsPerRequest, 1),
      times(r.cpuUsPerRequest / base(r).cpuUsPerRequest),
      n(r.peakMB),
      n(r.readyMs / 1000, 2),
      n(r.devColdMs / 1000, 2),
      n(r.devColdCpuMs / 1000, 2),
    ]),
  )
}

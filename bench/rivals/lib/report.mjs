// Results as Markdown, one row per contender.
import { judge } from './bars.mjs'
import { tellNoise } from './noise.mjs'
import { reportBuilds, reportDev } from './report-builds.mjs'
import { reportBytes } from './report-bytes.mjs'
import { reportLoad, reportTogether } from './report-load.mjs'
import { thousands, kB, figure, table } from './table.mjs'

/** All that was measured. */
export function report(results) {
  const rows = Object.values(results.contenders)
  const parts = [
    heading(results),
    ...reportInShort(
      results,
      rows.filter((row) => row.load && row.browser),
    ),
    ...reportLoad(
      results,
      rows.filter((row) => row.load),
    ),
    ...reportTogether(rows.filter((row) => row.together)),
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
    ...tellNoise(Object.values(contenders)),
  ].join('\n')
}

/** What the README quotes. */
function reportInShort({ contenders: { floor } }, rows) {
  if (rows.length === 0) return []
  const share = (row, scenario) => {
    const { rps, ratio } = row.load[scenario]
    return row === floor ? `1 (${thousands(rps)})` : figure(ratio.rps, 2)
  }
  return [
    '### In short: requests per second as a share of the floor’s, and JavaScript of the first load',
    table(
      [
        '',
        'small page',
        'table of 200 rows',
        'data of the table',
        'JavaScript, gzip',
        'of it beyond the HTML',
      ],
      rows.map((row) => [
        toTitle(row),
        share(row, 'hello'),
        share(row, 'list'),
        share(row, 'listData'),
        `${kB(row.browser.js.gzip)} kB`,
        `${kB(row.browser.js.later.gzip)} kB`,
      ]),
    ),
  ]
}

function toTitle({ name, versions = {} }) {
  const [version] = Object.values(versions)
  return name === 'floor' ? 'hand-written' : `${name} ${version ?? ''}`.trim()
}

function reportBars(results) {
  const bars = judge(results)
  if (bars.length === 0) return []
  const rows = bars.map(({ name, value, digits, bar, isMet }) => [
    name,
    figure(value, digits),
    bar,
    isMet ? 'met' : '**missed**',
  ])
  return ['### Ours beside the bars', table(['', 'server-props', 'bar', ''], rows)]
}

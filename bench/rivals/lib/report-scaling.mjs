// What `--scaling` and `--profile` find, as Markdown.
import { thousands, kB, figure, table, times } from './table.mjs'

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

/** A row for each contender and number of pages, and why some have no figures. */
export function scalingReport({ rows }) {
  const failed = rows.filter(({ error }) => error !== undefined)
  const measured = rows.filter(({ error }) => error === undefined)
  const reasons = failed.map(({ name, pages, error }) => `- ${name} with ${pages} pages: ${error}`)
  const parts = [
    table(
      HEAD,
      measured.map((row) => toCells(row, findFewest(measured, row))),
    ),
  ]
  if (reasons.length > 0) parts.push('### Left out', reasons.join('\n'))
  return parts.join('\n\n')
}

const HEAD = [
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
]

function findFewest(rows, { name }) {
  const own = rows.filter((row) => row.name === name)
  return own.find(({ pages }) => pages === Math.min(...own.map((row) => row.pages)))
}

function toCells(row, fewest) {
  const added = row.pages - fewest.pages
  return [
    row.name,
    row.pages,
    figure(row.buildMs / 1000, 2),
    figure(row.buildCpuMs / 1000, 2),
    times(row.buildCpuMs / fewest.buildCpuMs),
    kB(row.js.gzip),
    row.js.files,
    added === 0 ? '–' : figure((row.js.gzip - fewest.js.gzip) / added, 1),
    kB(row.htmlBytes),
    thousands(row.rps),
    times(row.ratio),
    figure(row.cpuUsPerRequest, 1),
    times(row.cpuUsPerRequest / fewest.cpuUsPerRequest),
    figure(row.peakMB),
    figure(row.readyMs / 1000, 2),
    figure(row.devColdMs / 1000, 2),
    figure(row.devColdCpuMs / 1000, 2),
  ]
}

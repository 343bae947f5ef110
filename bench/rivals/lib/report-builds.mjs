// Builds, installs and development servers as Markdown, a row for each contender.
import { figure, table, toOver } from './table.mjs'

/** Tables of builds and installs. */
export function reportBuilds(results, rows) {
  if (rows.length === 0) return []
  const over = toOver(results)
  return [
    '### Build and install',
    table(
      ['contender', 'cold build s', '÷', 'its CPU s', 'prod start → 200 s', 'node_modules MB', 'packages'],
      rows.map((row) => [
        row.name,
        figure(row.buildMs / 1000, 2),
        over(({ buildMs }) => buildMs)(row),
        figure(row.buildCpuMs / 1000, 2),
        figure(row.readyMs / 1000, 2),
        figure(row.footprint?.mb),
        row.footprint?.packages ?? '–',
      ]),
    ),
  ]
}

/** A table of development servers. */
export function reportDev(results, rows) {
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
    figure(dev?.ms / 1000, 2),
    over((other) => other.dev?.[kind].ms)(row),
    figure(dev?.cpuMs / 1000, 2),
    figure(dev?.interactiveMs / 1000, 2),
  ]
}

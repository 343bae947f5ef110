import { count, formatBytes } from '../../shared/format-amounts.js'
import type { BuildTotals } from '../../types/build-report.js'
import type { PagesTable } from '../pages.js'
import type { BuiltClient } from './describe-build.js'
import type { Paint } from './paint.js'

/** What the table is made of. */
export interface TableData {
  readonly client: BuiltClient
  readonly table: PagesTable
  readonly totals: BuildTotals
  /** Bytes; undefined when the app has no such budget. */
  readonly pageDataBudget: number | undefined
  readonly isWhole: boolean
}

interface Row {
  readonly cells: readonly string[]
  readonly bytes: number
}

/** More than that are no table any more: then the largest are shown. */
const MOST = 50
const SHOWN = 20

/** The routes of a build with their sizes, and below it what was removed. */
export function toTable(data: TableData, paint: Paint): string {
  const { client, pageDataBudget } = data
  const rows = listRows(data)
  const isCut = !data.isWhole && rows.length > MOST
  const shown = isCut ? rows.toSorted((a, b) => b.bytes - a.bytes).slice(0, SHOWN) : rows
  const head = [
    'Route',
    'Kind',
    'First load JS',
    ...(pageDataBudget === undefined ? [] : ['Page data budget']),
  ]
  const widths = head.map((title, index) => {
    return Math.max(title.length, ...shown.map(({ cells }) => cells[index]?.length ?? 0))
  })
  const toLine = (cells: readonly string[]): string => {
    // Names begin on the left, numbers end on the right.
    const padded = cells.map((cell, index) => {
      return index < 2 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0)
    })
    return `  ${padded.join('  ')}`.trimEnd()
  }
  return [
    paint('bold', toLine(head)),
    ...shown.map(({ cells }) => toLine(cells)),
    ...(isCut
      ? [
          paint(
            'dim',
            `  and ${rows.length - SHOWN} more, which are not larger (buildTable: 'all' lists all)`,
          ),
        ]
      : []),
    '',
    `  First load JS is gzipped; ${formatBytes(client.everyPage.gzip)} of it is the same for every page.`,
    `  ${toRemoved(data.totals)}`,
    '',
  ].join('\n')
}

function listRows({ client, table, pageDataBudget }: TableData): readonly Row[] {
  const pages = client.pages.map(({ page, kind, firstLoadJs }): Row => {
    const budget = pageDataBudget === undefined || kind === 'static' ? '' : formatBytes(pageDataBudget)
    return { cells: [page.pattern, kind, formatBytes(firstLoadJs.gzip), budget], bytes: firstLoadJs.gzip }
  })
  return [...pages, ...table.api.map(({ pattern }) => ({ cells: [pattern, 'api', ''], bytes: 0 }))]
}

function toRemoved({ strippedModules, removedBytes, modulesNotLoaded }: BuildTotals): string {
  if (strippedModules === 0) return "Nothing had to be removed from the browser's code."
  const from = count(strippedModules, 'module')
  const verb = modulesNotLoaded === 1 ? 'is' : 'are'
  return `Removed from the browser's code: ${formatBytes(removedBytes)} of ${from}; ${count(modulesNotLoaded, 'module')} that only ${strippedModules === 1 ? 'it needs' : 'they need'} ${verb} not loaded.`
}

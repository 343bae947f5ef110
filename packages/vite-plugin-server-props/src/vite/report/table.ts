import { count, formatBytes } from '../../shared/format-amounts.js'
import type { BuildTotals } from '../../types/build-report.js'
import type { PagesTable } from '../pages.js'
import type { BuiltClient, MeasuredPage } from './describe-build.js'
import type { Paint } from './paint.js'

/** What is told of the routes. */
export interface RoutesTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** How many routes are left out. */
  readonly left: number
  /** What every page loads, gzipped. */
  readonly everyPageBytes: number
}

/** How it is told. */
export interface TableOptions {
  /** Bytes; undefined when the app has no such budget. */
  readonly pageDataBudget: number | undefined
  readonly isWhole: boolean
}

/** More than that are no table any more: then the largest are shown. */
const MOST = 50
const SHOWN = 20
const NOT_LARGER = "which are not larger before compression (buildTable: 'all' lists all)"

/** The routes of a build, of many the largest. Only what is shown is compressed to be measured. */
export function listRoutes(
  { pages, everyPage }: BuiltClient,
  api: PagesTable['api'],
  { pageDataBudget, isWhole }: TableOptions,
): RoutesTable {
  const isCut = !isWhole && pages.length + api.length > MOST
  const toRow = ({ page, kind, firstLoadJs }: MeasuredPage): readonly string[] => {
    const budget = pageDataBudget === undefined || kind === 'static' ? '' : formatBytes(pageDataBudget)
    return [page.pattern, kind, formatBytes(firstLoadJs.gzip), budget]
  }
  const all = [
    ...(isCut ? listLargest(pages) : pages).map(toRow),
    ...api.map(({ pattern }) => [pattern, 'api', '']),
  ]
  const rows = isCut ? all.slice(0, SHOWN) : all
  return {
    head: ['Route', 'Kind', 'First load JS', ...(pageDataBudget === undefined ? [] : ['Page data budget'])],
    rows,
    left: pages.length + api.length - rows.length,
    everyPageBytes: everyPage.gzip,
  }
}

function listLargest(pages: readonly MeasuredPage[]): readonly MeasuredPage[] {
  const largest = pages.toSorted((a, b) => b.bytes - a.bytes).slice(0, SHOWN)
  return largest.toSorted((a, b) => b.firstLoadJs.gzip - a.firstLoadJs.gzip)
}

/** The routes of a build with their sizes, and below it what was removed. */
export function toTable(routes: RoutesTable, totals: BuildTotals, paint: Paint): string {
  const { head, rows, left } = routes
  const widths = head.map((title, index) => {
    return Math.max(title.length, ...rows.map((cells) => cells[index]?.length ?? 0))
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
    ...rows.map(toLine),
    ...(left > 0 ? [paint('dim', `  and ${left} more, ${NOT_LARGER}`)] : []),
    '',
    `  First load JS is gzipped; ${formatBytes(routes.everyPageBytes)} of it is the same for every page.`,
    `  ${toRemoved(totals)}`,
    '',
  ].join('\n')
}

function toRemoved({ strippedModules, removedBytes, modulesNotLoaded }: BuildTotals): string {
  if (strippedModules === 0) return "Nothing had to be removed from the browser's code."
  const from = count(strippedModules, 'module')
  const verb = modulesNotLoaded === 1 ? 'is' : 'are'
  return `Removed from the browser's code: ${formatBytes(removedBytes)} of ${from}; ${count(modulesNotLoaded, 'module')} that only ${strippedModules === 1 ? 'it needs' : 'they need'} ${verb} not loaded.`
}

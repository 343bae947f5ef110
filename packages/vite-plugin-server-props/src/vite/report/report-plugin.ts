import type { Plugin } from 'vite'
import type { BuildReport, BuildTotals } from '../../types/build-report.js'
import { getConfig, getPages, type PluginContext } from '../context.js'
import type { ReadOutput } from '../output-plugin.js'
import { findOverBudget } from './check-budget.js'
import { describeBuild } from './describe-build.js'
import { createPaint } from './paint.js'
import { listRoutes, toTable, type RoutesTable, type TableOptions } from './table.js'
import { sumUp } from './totals.js'
import { findReportFile, toReport, writeReport } from './write-report.js'

/** The plugin's name, by which the command line finds it in an app's config. */
export const REPORT_PLUGIN = 'server-props:report'

/** What the command line reads of it. */
export interface ReportApi {
  readonly context: PluginContext
}

/** Tells of a build: the table of its routes and the report, once the server's part is written too; and keeps its budget. */
export function createReport(context: PluginContext): {
  readonly plugin: Plugin<ReportApi>
  /** Measures what browsers load. */
  readonly measureOutput: ReadOutput
} {
  let file: string | undefined
  let measured: Measured | undefined
  let totals: BuildTotals | undefined
  const measureOutput: ReadOutput = (hook, bundle) => {
    if (hook.environment.name !== 'client') return
    const { firstLoadJs } = context.options.budget
    const isWanted = isTableWanted(context)
    // Nothing is measured for a table that nobody gets.
    if (firstLoadJs === undefined && file === undefined && !isWanted) return
    const client = describeBuild(context, hook, bundle)
    const error = firstLoadJs === undefined ? undefined : findOverBudget(client, firstLoadJs)
    if (error !== undefined) hook.error(error)
    measured = {
      ids: client.ids,
      report: file === undefined ? undefined : toReport(context, client),
      routes: isWanted ? listRoutes(client, getPages(context).api, toTableOptions(context)) : undefined,
    }
  }
  const plugin: Plugin<ReportApi> = {
    name: REPORT_PLUGIN,
    api: { context },
    sharedDuringBuild: true,
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'ssr',
    configResolved() {
      file = findReportFile(context)
    },
    buildEnd(error) {
      totals = error === undefined && measured !== undefined ? sumUp(context, this, measured.ids) : undefined
    },
    renderError() {
      totals = undefined
    },
    // Not `writeBundle`, which would have all of the server's files handed over (see `output-plugin.ts`).
    closeBundle() {
      if (totals === undefined || measured === undefined) return
      const { report, routes } = measured
      if (file !== undefined && report !== undefined) writeReport(file, { ...report, totals })
      const paint = createPaint(process.env, process.stdout.isTTY)
      if (routes !== undefined) getConfig(context).logger.info(`\n${toTable(routes, totals, paint)}`)
      totals = undefined
    },
  }
  return { plugin, measureOutput }
}

/** What is known of the client's build when the server's begins. */
interface Measured {
  readonly ids: ReadonlySet<string>
  readonly report: Omit<BuildReport, 'totals'> | undefined
  readonly routes: RoutesTable | undefined
}

function toTableOptions({ options: { budget, buildTable } }: PluginContext): TableOptions {
  // With 0 nothing is warned of.
  const pageDataBudget = budget.pageData === 0 ? undefined : budget.pageData
  return { pageDataBudget, isWhole: buildTable === 'all' }
}

function isTableWanted(context: PluginContext): boolean {
  const { logLevel } = getConfig(context)
  return context.options.buildTable !== false && (logLevel === undefined || logLevel === 'info')
}

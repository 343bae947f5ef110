import type { Plugin } from 'vite'
import type { BuildReport } from '../../types/build-report.js'
import { getConfig, getPages, type PluginContext } from '../context.js'
import { findOverBudget } from './check-budget.js'
import { describeBuild, type BuiltClient } from './describe-build.js'
import { createPaint } from './paint.js'
import { toTable } from './table.js'
import { sumUp } from './totals.js'
import { findReportFile, toReport, writeReport } from './write-report.js'

/** The plugin's name, by which the command line finds it in an app's config. */
export const REPORT_PLUGIN = 'server-props:report'

/** What the command line reads of it. */
export interface ReportApi {
  readonly context: PluginContext
}

/** Tells of a build: the table of its routes and the report, once the server's part is written too; and keeps its budget. */
export function reportPlugin(context: PluginContext): Plugin<ReportApi> {
  let client: BuiltClient | undefined
  let report: Omit<BuildReport, 'totals'> | undefined
  let file: string | undefined
  return {
    name: REPORT_PLUGIN,
    api: { context },
    sharedDuringBuild: true,
    apply: 'build',
    enforce: 'post',
    applyToEnvironment: ({ name }) => name === 'client' || name === 'ssr',
    configResolved() {
      file = findReportFile(context)
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        if (this.environment.name !== 'client') return
        const { firstLoadJs } = context.options.budget
        // Nothing is measured for a table that nobody gets.
        if (firstLoadJs === undefined && file === undefined && !isTableWanted(context)) return
        client = describeBuild(context, this, bundle)
        const error = firstLoadJs === undefined ? undefined : findOverBudget(client, firstLoadJs)
        if (error !== undefined) this.error(error)
        if (file !== undefined) report = toReport(context, client)
      },
    },
    writeBundle: {
      order: 'post',
      handler() {
        if (this.environment.name !== 'ssr' || client === undefined) return
        const totals = sumUp(context, this, client.ids)
        if (file !== undefined && report !== undefined) writeReport(file, { ...report, totals })
        if (!isTableWanted(context)) return
        const { budget, buildTable } = context.options
        const paint = createPaint(process.env, process.stdout.isTTY)
        const data = {
          client,
          table: getPages(context),
          totals,
          // With 0 nothing is warned of.
          pageDataBudget: budget.pageData === 0 ? undefined : budget.pageData,
          isWhole: buildTable === 'all',
        }
        getConfig(context).logger.info(`\n${toTable(data, paint)}`)
      },
    },
  }
}

function isTableWanted(context: PluginContext): boolean {
  const { logLevel } = getConfig(context)
  return context.options.buildTable !== false && (logLevel === undefined || logLevel === 'info')
}

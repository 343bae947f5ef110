import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { normalizePath } from 'vite'
import type { BuildReport } from '../../types/build-report.js'
import { getConfig, getPages, type PluginContext } from '../context.js'
import { createBuildOrderError } from '../errors.js'
import { toRootPath } from '../pages.js'
import { describeModule, type BuiltClient } from './describe-build.js'
import { createPublicReportError } from './errors.js'

const FILE = 'server-props-report.json'

/** Where the report goes; undefined without one. Throws for a place that visitors can fetch files from. */
export function findReportFile(context: PluginContext): string | undefined {
  const { report } = context.options
  if (report === false) return undefined
  const config = getConfig(context)
  const client = (config.environments['client'] ?? config).build.outDir
  const outDir = path.resolve(config.root, client)
  const file = report === true ? path.join(path.dirname(outDir), FILE) : path.resolve(config.root, report)
  // `publicDir` is empty when there is none.
  const dir = [outDir, config.publicDir].find((each) => each !== '' && file.startsWith(each + path.sep))
  const toName = (each: string): string => toRootPath(context.root, normalizePath(each))
  if (dir !== undefined) throw createPublicReportError(toName(file), toName(dir))
  return file
}

/** Writes the report into a file. */
export function writeReport(file: string, report: BuildReport): void {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(report, undefined, 2)}\n`)
}

/** The report of a build, of which the sums are known later: its output is there to be read now. */
export function toReport(context: PluginContext, client: BuiltClient): Omit<BuildReport, 'totals'> {
  const { assets, options, stripped, root } = context
  if (assets === undefined) throw createBuildOrderError()
  const { pageData, firstLoadJs } = options.budget
  const pageFiles = new Set(client.pages.map(({ page }) => page.file))
  const others = [...stripped].flatMap(([file, { original, kept }]) => {
    return original === kept || pageFiles.has(file) ? [] : [file]
  })
  return {
    version: 1,
    buildId: assets.buildId,
    budget: {
      ...(pageData !== undefined && { pageData }),
      ...(firstLoadJs !== undefined && { firstLoadJs }),
    },
    everyPage: client.describeEveryPage(),
    pages: client.pages.map(client.describePage),
    apiRoutes: getPages(context).api.map(({ pattern, file }) => ({ pattern, file: toRootPath(root, file) })),
    otherModules: others.toSorted().map((file) => describeModule(context, file)),
  }
}

import { existsSync, readFileSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { createBuilder, normalizePath, parseSync, type Plugin, type ViteBuilder } from 'vite'
import type { LoadReport, PageReport } from '../../types/build-report.js'
import { toCodeFrame, toPosition } from '../code-frame.js'
import { getPages, type PluginContext } from '../context.js'
import { explainModule, type ModuleExplanation } from '../explain/explain-module.js'
import { listBrowserPages, toRootPath, type PageFile } from '../pages.js'
import { describeBuild, toModuleReport } from '../report/describe-build.js'
import { REPORT_PLUGIN, type ReportApi } from '../report/report-plugin.js'
import { languageOf } from '../strip/parse.js'
import { StripError } from '../strip/strip-loaders.js'
import {
  createNoFileError,
  createNoPageError,
  createNoPluginError,
  createNoSizesError,
  createPageError,
} from './errors.js'

/** What a page is in the browser. */
export interface ExplainedPage {
  readonly version: 1
  readonly page: PageReport
  readonly everyPage: LoadReport
  /** The page's text, and null when nothing of it is removed. */
  readonly code: string
  readonly explanation: ModuleExplanation | null
}

/**
 * Explains a page by the app's Vite config: what the strip makes of its file, and what a build of the browser's part, which
 * is not written, says of it. Throws what is to be told instead.
 */
export async function explainPage(
  name: string,
  cwd: string,
  configFile: string | undefined,
): Promise<ExplainedPage> {
  const measure = createMeasurePlugin()
  const builder = await createBuilder({
    root: cwd,
    configFile,
    logLevel: 'silent',
    plugins: [measure.plugin],
    environments: { client: { build: { write: false } } },
  })
  const context = findContext(builder)
  const page = findPage(context, path.resolve(cwd, name), name)
  const code = readFileSync(page.file, 'utf8')
  const explanation = explainFile(page, code)
  const measured = await measure.run(builder, context, page)
  // The build has seen the file as earlier plugins left it; what is shown is what is written.
  return {
    version: 1,
    page: { ...measured.page, ...toModuleReport(page.path, explanation) },
    everyPage: measured.everyPage,
    code,
    explanation,
  }
}

function findContext({ config }: ViteBuilder): PluginContext {
  const plugin = config.plugins.find((each): each is Plugin<ReportApi> => each.name === REPORT_PLUGIN)
  if (plugin?.api === undefined) {
    throw createNoPluginError(config.configFile && toRootPath(config.root, config.configFile), config.root)
  }
  return plugin.api.context
}

function findPage(context: PluginContext, file: string, name: string): PageFile {
  if (!existsSync(file)) throw createNoFileError(name)
  const table = getPages(context)
  const { api, app, document, dir } = table
  // A folder may be known by another name than the one that it has.
  const isFile = (page: PageFile | undefined): boolean =>
    page !== undefined &&
    (page.file === normalizePath(file) || realpathSync(page.file) === realpathSync(file))
  const page = listBrowserPages(table).find(isFile)
  if (page !== undefined) return page
  const role = api.some(isFile)
    ? 'is an API route: nothing of it reaches the browser.'
    : isFile(document)
      ? 'is for the server only: nothing of it reaches the browser.'
      : isFile(app)
        ? 'is no page: it is around each of them, and part of what every page loads.'
        : undefined
  throw createNoPageError(name, `${toRootPath(context.root, dir)}/`, role)
}

/** Throws, with the code around the place, for a file that does not parse and for one that the strip refuses. */
function explainFile({ file, path: name }: PageFile, code: string): ModuleExplanation | null {
  const [syntaxError] = parseSync(file, code, { lang: languageOf(file), sourceType: 'module' }).errors
  if (syntaxError !== undefined) {
    const place = toPosition(code, syntaxError.labels[0]?.start ?? 0)
    const message = `${name}:${place.line}:${place.column + 1} does not parse: ${syntaxError.message}`
    throw createPageError(message, toCodeFrame({ file, ...place }), syntaxError)
  }
  try {
    return explainModule(code, file, true)
  } catch (error) {
    if (!(error instanceof StripError)) throw error
    const { line, column } = error
    throw createPageError(error.message, toCodeFrame({ file, line, column }), error)
  }
}

type Measured = Pick<ExplainedPage, 'page' | 'everyPage'>

/** A plugin that comes last in the build of the client, and reads what it has made for one page. */
function createMeasurePlugin() {
  let wanted: { readonly context: PluginContext; readonly page: PageFile } | undefined
  let measured: Measured | undefined
  const plugin: Plugin = {
    name: 'server-props:explain',
    sharedDuringBuild: true,
    enforce: 'post',
    applyToEnvironment: ({ name }) => name === 'client',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        if (wanted === undefined) return
        const { context, page } = wanted
        const client = describeBuild(context, this, bundle)
        const found = client.pages.find(({ page: { file } }) => file === page.file)
        if (found === undefined) return
        measured = { page: client.describePage(found), everyPage: client.describeEveryPage() }
      },
    },
  }
  const run = async (builder: ViteBuilder, context: PluginContext, page: PageFile): Promise<Measured> => {
    wanted = { context, page }
    // A page over its budget is one to be explained.
    context.options = { ...context.options, budget: { ...context.options.budget, firstLoadJs: undefined } }
    const { client } = builder.environments
    try {
      if (client !== undefined) await builder.build(client)
    } catch (error) {
      throw createNoSizesError(error)
    }
    if (measured === undefined) throw createNoSizesError(`The build has no file for ${page.path}.`)
    return measured
  }
  return { plugin, run }
}

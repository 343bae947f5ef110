import { normalizePath, type Rolldown } from 'vite'
import type {
  CodeSize,
  LoadedModule,
  LoadReport,
  ModuleReport,
  PageReport,
  RouteKind,
} from '../../types/build-report.js'
import type { BuiltPage } from '../collect-assets.js'
import { getPages, type PluginContext } from '../context.js'
import { createBuildOrderError } from '../errors.js'
import { explainModule, type ModuleExplanation } from '../explain/explain-module.js'
import { listBrowserPages, toRootPath, type PageFile } from '../pages.js'
import { toPageKind } from '../page-kind.js'
import { isPageFile, toFile } from '../strip-module.js'
import { addSizes, createMeasure } from './measure-files.js'

/** What a build of the client says of itself. What costs time is made when it is asked for, in the hook that has the output. */
export interface BuiltClient {
  /** What every page loads. */
  readonly everyPage: CodeSize
  readonly pages: readonly MeasuredPage[]
  /** The modules of the build, by id. */
  readonly ids: ReadonlySet<string>
  describeEveryPage(): LoadReport
  describePage(page: MeasuredPage): PageReport
}

/** A page of the app, with what the browser loads for it. All but `page`, `files` and `bytes` is found out when it is read. */
export interface MeasuredPage {
  readonly page: PageFile
  /** The files that not every page loads. */
  readonly files: readonly string[]
  /** Theirs, without compression. */
  readonly bytes: number
  readonly kind: RouteKind
  readonly firstLoadJs: CodeSize
  readonly size: CodeSize
}

/** Reads what the client's build wrote, after its assets were collected. */
export function describeBuild(
  context: PluginContext,
  hook: Rolldown.PluginContext,
  bundle: Rolldown.OutputBundle,
): BuiltClient {
  const { assets, root } = context
  if (assets === undefined) throw createBuildOrderError()
  const table = getPages(context)
  const { entry, pages: built } = assets.built
  const { sizeOf, bytesOf } = createMeasure(bundle)
  const onEveryPage = new Set([...listShellFiles(bundle), ...entry.imports, entry.module])
  const everyFile = [...onEveryPage]
  const everyPage = sizeOf(everyFile)
  const codeOf = (file: string): string => hook.getModuleInfo(file)?.code ?? ''
  const appCode = table.app === undefined ? '' : codeOf(table.app.file)
  const toMeasured = (page: PageFile, { files }: BuiltPage): MeasuredPage => {
    const names = [...files.imports, files.module].filter((name) => !onEveryPage.has(name))
    return {
      page,
      files: names,
      bytes: bytesOf(names),
      get kind() {
        return toPageKind(context.stripped.get(page.file)?.loaders ?? [], codeOf(page.file), appCode)
      },
      get firstLoadJs() {
        return addSizes(everyPage, this.size)
      },
      get size() {
        return sizeOf(names)
      },
    }
  }
  const pages = listBrowserPages(table).flatMap((page) => {
    const found = built.get(page.file)
    return found === undefined ? [] : [toMeasured(page, found)]
  })
  const describeLoad = (files: readonly string[], size: CodeSize): LoadReport => {
    return { files, size, modules: listModules(bundle, files, root) }
  }
  return {
    everyPage,
    pages,
    ids: new Set(hook.getModuleIds()),
    describeEveryPage: () => describeLoad(everyFile, everyPage),
    describePage: ({ page, kind, firstLoadJs, files, size }) => ({
      pattern: page.pattern,
      kind,
      ...describeModule(context, page.file),
      firstLoadJs,
      own: describeLoad(files, size),
    }),
  }
}

/** What was removed of a module in this build. */
export function describeModule(context: PluginContext, file: string): ModuleReport {
  const code = context.stripped.get(file)?.original
  const found = code === undefined ? null : explainModule(code, file, isPageFile(context, file))
  return toModuleReport(toRootPath(context.root, file), found)
}

/** An explanation without the texts. */
export function toModuleReport(file: string, found: ModuleExplanation | null): ModuleReport {
  return {
    file,
    removedBytes: found?.removedBytes ?? 0,
    removed: found?.removed ?? [],
    kept: (found?.kept ?? []).map(({ name, line, by }) => {
      return { name, line, by: { owner: by.owner ?? null, line: by.line } }
    }),
    notImported: found?.notImported ?? [],
  }
}

/** What the scripts of `index.html` became; without one, or without scripts, nothing. */
function listShellFiles(bundle: Rolldown.OutputBundle): readonly string[] {
  const shell = Object.values(bundle).find(
    (output) => output.type === 'chunk' && output.isEntry && output.facadeModuleId?.endsWith('/index.html'),
  )
  return shell?.type === 'chunk' ? [...shell.imports, shell.fileName] : []
}

function listModules(
  bundle: Rolldown.OutputBundle,
  files: readonly string[],
  root: string,
): readonly LoadedModule[] {
  const sizes = new Map<string, number>()
  for (const file of files) {
    const output = bundle[file]
    if (output?.type !== 'chunk') continue
    for (const [id, { renderedLength }] of Object.entries(output.modules)) {
      const name = toRootPath(root, normalizePath(toFile(id)).replace(/^\0/, ''))
      if (renderedLength > 0) sizes.set(name, (sizes.get(name) ?? 0) + renderedLength)
    }
  }
  return [...sizes].map(([file, bytes]) => ({ file, bytes })).toSorted((a, b) => b.bytes - a.bytes)
}

import type { LoadedModule } from '../../types/build-report.js'
import { SetupError } from '../errors.js'
import type { MeasuredPage } from './describe-build.js'
import { formatBytes } from '../../shared/format-amounts.js'

/** A page over the budget, and the heaviest of what it loads. */
export interface HeavyPage {
  readonly measured: MeasuredPage
  readonly heaviest: readonly LoadedModule[]
}

const NAMED = 10

/** Pages make the browser load more JavaScript than the app allows. `everyPage` are the bytes that each page loads. */
export function createBudgetError(
  pages: readonly HeavyPage[],
  budget: number,
  everyPage: number,
): SetupError {
  const entries = pages.slice(0, NAMED).map(({ measured, heaviest }) => {
    const { page, firstLoadJs } = measured
    const modules = heaviest.map(({ file, bytes }) => `\n    ${file} (${formatBytes(bytes)})`).join('')
    return `  ${page.path} (${page.pattern}): ${formatBytes(firstLoadJs.gzip)}${modules}`
  })
  const more = pages.length > NAMED ? `\n  and ${pages.length - NAMED} more pages` : ''
  return new SetupError(
    `[server-props] ${pages.length === 1 ? 'A page makes' : `${pages.length} pages make`} the browser load more JavaScript than budget.firstLoadJs allows, which is ${formatBytes(budget)} after gzip:\n\n${entries.join('\n')}${more}\n\n${toWay(everyPage, budget)} Modules are listed with their bytes before minification and compression.`,
  )
}

function toWay(everyPage: number, budget: number): string {
  const share = formatBytes(everyPage)
  if (everyPage > budget) {
    return `What every page loads (React, the runtime, _app) is ${share} by itself: make pages/_app smaller, or raise the budget.`
  }
  return `${share} of it is what every page loads. Import what is not needed at once by dynamic() or import(), leave work to getServerSideProps, or raise the budget.`
}

/** The report would be where everyone can fetch it. */
export function createPublicReportError(file: string, dir: string): SetupError {
  return new SetupError(
    `[server-props] The option "report" is ${file}, which is below ${dir}, whose files everyone can fetch: the report names the modules of the app. Choose a place outside of it.`,
  )
}

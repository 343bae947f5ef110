import type { LoadedModule } from '../../types/build-report.js'
import type { BuiltClient, MeasuredPage } from './describe-build.js'
import { createBudgetError } from './errors.js'

const NAMED = 5

/** The error for pages that load more JavaScript than `budget` bytes, the heaviest first; undefined when there are none. */
export function findOverBudget(client: BuiltClient, budget: number): Error | undefined {
  const over = client.pages
    .filter(({ firstLoadJs }) => firstLoadJs.gzip > budget)
    .toSorted((a, b) => b.firstLoadJs.gzip - a.firstLoadJs.gzip)
  if (over.length === 0) return undefined
  const isEveryPage = client.everyPage.gzip > budget
  const everyPage = isEveryPage ? client.describeEveryPage().modules : []
  const toHeaviest = (page: MeasuredPage): readonly LoadedModule[] => {
    // A page's own modules are what its author can change, unless they are not the reason.
    const modules = isEveryPage ? everyPage : client.describePage(page).own.modules
    return modules.slice(0, NAMED)
  }
  const pages = over.map((measured) => ({ measured, heaviest: toHeaviest(measured) }))
  return createBudgetError(pages, budget, client.everyPage.gzip)
}

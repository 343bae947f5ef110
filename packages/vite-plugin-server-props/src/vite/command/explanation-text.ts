import type { PageReport } from '../../types/build-report.js'
import { formatBytes } from '../../shared/format-amounts.js'
import type { Paint } from '../report/paint.js'
import type { ExplainedPage } from './explain-page.js'
import { markSource } from './mark-source.js'

/** Of a page with more modules, the largest are listed. */
const MODULES = 20

/** An explanation for people. */
export function toExplanationText(explained: ExplainedPage, paint: Paint): string {
  const { page, code, explanation } = explained
  const title = (text: string): string => paint('bold', text)
  return [
    title(`${page.file}  ${page.pattern}  ${page.kind}`),
    '',
    markSource(code, explanation?.ranges ?? [], paint),
    '',
    ...listRemoved(page, title),
    ...listKept(page, title),
    ...listLoaded(explained, title),
    '',
  ].join('\n')
}

type Title = (text: string) => string

function listRemoved({ removed, removedBytes, notImported }: PageReport, title: Title): readonly string[] {
  if (removed.length === 0) return [title('Nothing is removed: the page has no loader.'), '']
  return [
    title(`Removed from what the browser gets (${formatBytes(removedBytes)}; the lines with - and ~)`),
    ...removed.map(({ name, line }) => `  ${name} (line ${line})`),
    '',
    ...(notImported.length === 0
      ? []
      : [title('No longer imported'), ...notImported.map((name) => `  ${name}`), '']),
  ]
}

function listKept({ kept }: PageReport, title: Title): readonly string[] {
  if (kept.length === 0) return []
  return [
    title('Used by the loader, and left because other code needs it'),
    ...kept.map(({ name, line, by }) => {
      return `  ${name} (line ${line}): used ${by.owner === null ? '' : `by ${by.owner} `}in line ${by.line}`
    }),
    '',
  ]
}

function listLoaded({ page, everyPage }: ExplainedPage, title: Title): readonly string[] {
  const { modules, size } = page.own
  const width = Math.max(...modules.map(({ file }) => file.length))
  return [
    title('Modules that the browser loads besides those of every page'),
    ...modules.slice(0, MODULES).map(({ file, bytes }) => `  ${file.padEnd(width)}  ${formatBytes(bytes)}`),
    ...(modules.length > MODULES ? [`  and ${modules.length - MODULES} more (--json lists all)`] : []),
    '  Bytes of what a build leaves of each after tree shaking, before minification and compression.',
    '',
    `First load: ${formatBytes(page.firstLoadJs.gzip)} of JavaScript after gzip (${formatBytes(page.firstLoadJs.raw)} before); ${formatBytes(everyPage.size.gzip)} is what every page loads, ${formatBytes(size.gzip)} this one's own.`,
  ]
}

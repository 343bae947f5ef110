import type { DevtoolsModule, DevtoolsPage } from '../shared/devtools-data.js'
import { count, formatBytes } from '../shared/format-amounts.js'
import { createBar, h } from './dom.js'
import { createSource } from './source-view.js'

/** Shows a page: what is removed, what stays and why, the source, and what the browser loads. */
export function showPage(panel: HTMLElement, page: DevtoolsPage): void {
  panel.replaceChildren(
    h('a', { href: '#/', class: 'back' }, '← Routes'),
    h('div', {}, h('h2', {}, page.pattern), h('p', { class: 'file' }, page.file)),
    ...(page.problem === undefined ? [] : [h('pre', { class: 'problem', role: 'alert' }, page.problem)]),
    ...createSummary(page),
    createSource(page),
    ...(page.modules.length === 0 ? [] : [createModules(page.modules)]),
  )
  panel.scrollTop = 0
}

function createSummary({ after, removed, removedBytes, notImported, kept }: DevtoolsPage): readonly Node[] {
  if (after === undefined) return [h('p', { class: 'hint' }, 'Nothing is removed of this module.')]
  return [
    h(
      'div',
      { class: 'cards' },
      h(
        'section',
        { class: 'card gone' },
        h('h3', {}, `Removed: ${count(removed.length, 'name')}, ${formatBytes(removedBytes)}`),
        h(
          'ul',
          {},
          removed.map(({ name, line }) => h('li', {}, h('code', {}, name), ' ', toLink(line))),
        ),
        notImported.length > 0 &&
          h(
            'p',
            {},
            'No longer imported: ',
            notImported.map((name) => h('code', {}, name)),
          ),
      ),
      kept.length === 0
        ? h('section', { class: 'card' }, h('h3', {}, 'Nothing stays that the loader uses'))
        : h(
            'section',
            { class: 'card kept' },
            h('h3', {}, 'Stays, though the loader uses it'),
            h('ul', {}, kept.map(createKept)),
          ),
    ),
  ]
}

function createKept({ name, line, by }: DevtoolsPage['kept'][number]): Node {
  const owner = by.owner === undefined ? 'code' : h('code', {}, by.owner)
  return h('li', {}, h('code', {}, name), ' ', toLink(line), ', for ', owner, ' ', toLink(by.line))
}

function toLink(line: number): Node {
  return h('a', { href: `#L${line}`, onclick: goToLine }, `line ${line}`)
}

/** The address stays the page's: a line is a place in it. */
function goToLine(event: Event): void {
  event.preventDefault()
  const id = (event.currentTarget as HTMLAnchorElement).hash.slice(1)
  const row = document.querySelector<HTMLElement>(`#${id}`)
  row?.scrollIntoView({ block: 'center' })
  row?.focus({ preventScroll: true })
}

const KINDS = {
  module: 'of the app',
  style: 'style',
  package: 'package',
  tool: 'development only',
} as const

function createModules(modules: readonly DevtoolsModule[]): HTMLElement {
  const sorted = modules.toSorted((a, b) => b.bytes - a.bytes)
  // Beside React in development nothing of an app could be told from nothing.
  const largest = sorted.find(isOfApp)?.bytes ?? 1
  return h(
    'section',
    { class: 'modules' },
    h('h3', {}, `Brings ${count(modules.length, 'module')} to the browser`),
    h('p', { class: 'hint' }, 'Sizes are those of development: compiled, not minified, not compressed.'),
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ['Module', 'Kind', 'Size'].map((name) => h('th', { scope: 'col' }, name)),
        ),
      ),
      h(
        'tbody',
        {},
        sorted.map((module) => createModule(module, largest)),
      ),
    ),
  )
}

function createModule(module: DevtoolsModule, largest: number): HTMLElement {
  const { name, bytes, kind } = module
  return h(
    'tr',
    { class: kind },
    h('th', { scope: 'row' }, name),
    h('td', {}, KINDS[kind]),
    h('td', { class: 'size' }, formatBytes(bytes), createBar(isOfApp(module) ? bytes / largest : 0)),
  )
}

function isOfApp({ kind }: DevtoolsModule): boolean {
  return kind === 'module' || kind === 'style'
}

import type { DevtoolsRoute, DevtoolsRoutes } from '../shared/devtools-data.js'
import { count } from '../shared/format-amounts.js'
import { h } from './dom.js'
import { loadPage, loadRoutes } from './load.js'
import { showPage } from './page-view.js'

/** Shows the list of pages, and one of them beside it. */
export async function showRoutes(view: HTMLElement, pattern: string | undefined): Promise<void> {
  const list = view.querySelector('.routes') ?? (await createList(view))
  view.classList.toggle('has-page', pattern !== undefined)
  for (const link of list.querySelectorAll('a')) {
    if (link.dataset['pattern'] === pattern) link.setAttribute('aria-current', 'true')
    else link.removeAttribute('aria-current')
  }
  const panel = view.querySelector<HTMLElement>('.page') as HTMLElement
  if (pattern === undefined) {
    panel.replaceChildren(
      h(
        'p',
        { class: 'hint' },
        'Choose a page. ',
        h('kbd', {}, '/'),
        ' filters, ',
        h('kbd', {}, '↑'),
        ' and ',
        h('kbd', {}, '↓'),
        ' move.',
      ),
    )
    return
  }
  panel.setAttribute('aria-busy', 'true')
  const page = await loadPage(pattern)
  // Another may have been chosen meanwhile.
  if (list.querySelector<HTMLElement>('[aria-current]')?.dataset['pattern'] !== pattern) return
  panel.removeAttribute('aria-busy')
  showPage(panel, page)
}

async function createList(view: HTMLElement): Promise<HTMLElement> {
  const found = await loadRoutes()
  const heading = document.querySelector('#project')
  if (heading !== null) heading.textContent = found.project
  const items = found.routes.map((route) => h('li', {}, createLink(route)))
  const status = h('p', { class: 'status', role: 'status' }, count(items.length, 'route'))
  const filter = h('input', {
    type: 'search',
    placeholder: 'Filter routes',
    'aria-label': 'Filter routes',
    autocomplete: 'off',
    oninput: () => {
      const shown = applyFilter(items, found, filter.value)
      status.textContent =
        filter.value === '' ? count(shown, 'route') : `${shown} of ${count(items.length, 'route')}`
    },
  })
  const list = h('nav', { class: 'routes', 'aria-label': 'Routes' }, filter, status, h('ul', {}, items))
  list.addEventListener('keydown', (event) => moveByKey(event, list))
  view.replaceChildren(list, h('section', { class: 'page', 'aria-label': 'Page' }))
  return list
}

function createLink({ pattern, file, kind }: DevtoolsRoute): HTMLElement {
  return h(
    'a',
    { href: `#/page/${encodeURIComponent(pattern)}`, 'data-pattern': pattern, title: file },
    h('span', { class: 'pattern' }, pattern),
    h('span', { class: `kind ${kind === 'per request' ? 'loaded' : ''}` }, kind === 'api' ? 'API' : kind),
  )
}

function applyFilter(items: readonly HTMLElement[], { routes }: DevtoolsRoutes, text: string): number {
  const words = text.toLowerCase().split(/\s+/)
  let shown = 0
  for (const [index, { pattern, file }] of routes.entries()) {
    const isShown = words.every((word) => `${pattern} ${file}`.toLowerCase().includes(word))
    const item = items[index]
    if (item !== undefined) item.hidden = !isShown
    if (isShown) shown++
  }
  return shown
}

/** Up and down go through the links that are shown; up from the first is the filter. */
function moveByKey(event: KeyboardEvent, list: HTMLElement): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  event.preventDefault()
  const stops = [list.querySelector('input'), ...list.querySelectorAll<HTMLElement>('li:not([hidden]) a')]
  const index = stops.indexOf(document.activeElement as HTMLInputElement)
  stops[index + (event.key === 'ArrowDown' ? 1 : -1)]?.focus()
}

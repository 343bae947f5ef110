import { h } from './dom.js'
import { showRequests } from './requests-view.js'
import { showRoutes } from './routes-view.js'

const view = document.querySelector<HTMLElement>('#view') as HTMLElement
let leave = (): void => {}

/** The address says what is shown: `#/`, `#/page/<pattern>`, `#/requests`. */
async function show(): Promise<void> {
  const path = location.hash.slice(1) || '/'
  for (const link of document.querySelectorAll<HTMLAnchorElement>('header nav a')) {
    const isCurrent = (link.hash === '#/requests') === (path === '/requests')
    if (isCurrent) link.setAttribute('aria-current', 'page')
    else link.removeAttribute('aria-current')
  }
  leave()
  leave = (): void => {}
  try {
    if (path === '/requests') leave = showRequests(view)
    else await showRoutes(view, path.startsWith('/page/') ? decodeURIComponent(path.slice(6)) : undefined)
  } catch (error) {
    view.replaceChildren(
      h('p', { class: 'problem', role: 'alert' }, error instanceof Error ? error.message : String(error)),
    )
  }
}

/** `/` goes to the filter, as in many lists. */
function focusFilter(event: KeyboardEvent): void {
  const filter = document.querySelector<HTMLInputElement>('.routes input')
  if (event.key !== '/' || event.target === filter || filter === null) return
  event.preventDefault()
  filter.focus()
  filter.select()
}

addEventListener('keydown', focusFilter)
addEventListener('hashchange', show)
await show()

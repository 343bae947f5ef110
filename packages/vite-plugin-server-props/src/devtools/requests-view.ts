import type { DevtoolsRequest } from '../shared/devtools-data.js'
import { formatBytes } from '../shared/format-amounts.js'
import { createBar, h } from './dom.js'
import { toMilliseconds } from './format.js'
import { loadRequests } from './load.js'

/** How often new requests are asked for, in ms, while somebody looks. */
const INTERVAL = 1000

/** Shows the log of requests, the newest first, and follows it until the function that it gives is called. */
export function showRequests(view: HTMLElement): () => void {
  const body = h('tbody')
  const status = h('p', { class: 'hint', role: 'status' }, 'No request yet: open a page of the app.')
  const heads = [
    'Time',
    'Kind',
    'Address',
    'Status',
    'Match',
    'Module',
    'Props or API',
    'Render',
    'All',
    'Data',
  ]
  view.classList.remove('has-page')
  view.replaceChildren(
    h(
      'section',
      { class: 'requests' },
      h('h2', {}, 'Recent requests'),
      h(
        'p',
        { class: 'hint' },
        'Times are milliseconds. A row with data opens: it says which props weigh most.',
      ),
      status,
      h(
        'div',
        { class: 'scroll' },
        h(
          'table',
          {},
          h(
            'thead',
            {},
            h(
              'tr',
              {},
              heads.map((name) => h('th', { scope: 'col' }, name)),
            ),
          ),
          body,
        ),
      ),
    ),
  )
  let last = 0
  let isLooking = false
  const look = async (): Promise<void> => {
    // Two at a time would be given the same requests.
    if (document.hidden || isLooking) return
    isLooking = true
    try {
      const { requests } = await loadRequests(last)
      for (const request of requests) {
        last = request.id
        body.prepend(...createRows(request))
      }
      if (last > 0) status.textContent = ''
    } finally {
      isLooking = false
    }
  }
  const follow = (): void => {
    look().catch(() => (status.textContent = 'The development server does not answer.'))
  }
  follow()
  const timer = setInterval(follow, INTERVAL)
  document.addEventListener('visibilitychange', follow)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', follow)
  }
}

function createRows(request: DevtoolsRequest): readonly Node[] {
  const { id, time, kind, method, target, pattern, status, steps, duration, dataBytes, props } = request
  const detail = h(
    'tr',
    { class: 'detail', hidden: true },
    h('td', { colspan: 10, id: `R${id}` }, createProps(props)),
  )
  const size = dataBytes === undefined ? '' : formatBytes(dataBytes)
  const button = h(
    'button',
    {
      'aria-expanded': 'false',
      'aria-controls': `R${id}`,
      onclick: () => {
        detail.hidden = !detail.hidden
        button.setAttribute('aria-expanded', String(!detail.hidden))
      },
    },
    size,
  )
  return [
    h(
      'tr',
      {},
      h('td', {}, new Date(time).toLocaleTimeString()),
      h('td', {}, kind),
      h('th', { scope: 'row', title: pattern }, method === 'GET' ? target : `${method} ${target}`),
      h('td', { class: status >= 500 ? 'bad' : status >= 400 ? 'warn' : '' }, status),
      [steps.match, steps.module, steps.props ?? steps.api, steps.render, duration].map((ms) =>
        h('td', { class: 'size' }, ms === undefined ? '' : toMilliseconds(ms)),
      ),
      h('td', { class: 'size' }, props.length === 0 ? size : button),
    ),
    detail,
  ]
}

function createProps(props: DevtoolsRequest['props']): Node {
  const [first] = props
  return h(
    'ul',
    { class: 'props' },
    props.map(({ path, bytes }) =>
      h('li', {}, h('code', {}, path), ' ', formatBytes(bytes), createBar(bytes / (first?.bytes ?? 1))),
    ),
  )
}

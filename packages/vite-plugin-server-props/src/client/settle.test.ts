import { beforeEach, expect, test, vi } from 'vitest'
import { createAnnouncer } from './announce.js'
import type { Client, NavigationRequest } from './client.js'
import type { Position } from './scroll-positions.js'
import { scrollToHash } from './scroll.js'
import { settle } from './settle.js'

const intoView = vi.fn()

beforeEach(() => {
  document.body.innerHTML = '<h1>Heading</h1><h2 id="日本"></h2><a name="named"></a>'
  document.title = ''
  intoView.mockClear()
  vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(intoView)
  scrollTo(0, 500)
})

function settleAfter(request: Partial<NavigationRequest>, isShallow = false, position?: Position): void {
  const client = { history: { arrive: () => position } } as unknown as Client
  settle(client, { kind: 'push', page: '/a', shown: '/a', options: {}, ...request }, isShallow)
}

test('C131 a navigation ends at the top', () => {
  settleAfter({})
  expect(scrollY).toBe(0)
})

test('C132, C120 not with scroll: false, and not when it is shallow and says nothing', () => {
  settleAfter({ options: { scroll: false } })
  settleAfter({}, true)
  expect(scrollY).toBe(500)
  settleAfter({ options: { scroll: true } }, true)
  expect(scrollY).toBe(0)
})

test('C136 back restores the position', () => {
  settleAfter({ kind: 'pop' }, false, [0, 120])
  expect(scrollY).toBe(120)
})

test('C133, C138 a hash scrolls to its element or anchor, decoded; at once on a new page', () => {
  settleAfter({ shown: '/a#%E6%97%A5%E6%9C%AC' })
  scrollToHash('#named', false)
  expect(intoView.mock.calls).toEqual([[{ behavior: 'instant' }], [{ behavior: 'auto' }]])
  expect(intoView.mock.contexts).toEqual([document.querySelector('h2'), document.querySelector('a')])
})

test.each(['/a#top', '/a#', '/a'])('C134 %s goes to the top', (address) => {
  scrollToHash(address, false)
  expect(scrollY).toBe(0)
})

test('C133 a hash that names nothing leaves the page where it is', () => {
  scrollToHash('/a#%ff', false)
  expect(scrollY).toBe(500)
})

test('C170, C171, C172, C175 a live region outside the root names the page: title, heading, address', () => {
  const announce = createAnnouncer(document)
  const region = document.querySelector('[aria-live="assertive"]')!
  expect([region.parentElement, region.textContent]).toEqual([document.body, ''])
  document.title = 'Title'
  announce('/a')
  expect(region.textContent).toBe('Title')
  document.title = ''
  announce('/a')
  expect(region.textContent).toBe('Heading')
  document.querySelector('h1')!.remove()
  announce('/a')
  expect(region.textContent).toBe('/a')
})

import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createHistory, type ClientHistory, type Entry } from './history.js'
import { writeEntry } from './write-history.js'

beforeEach(() => {
  history.replaceState(null, '', '/start')
  sessionStorage.clear()
  scrollTo(0, 0)
})

/** What the browser does when it goes to an entry: the state is there, the event tells. */
function goTo(state: unknown, url: string): void {
  history.replaceState(state, '', url)
  dispatchEvent(new PopStateEvent('popstate', { state }))
}

/** A page is on screen, as it was `top` pixels down when its entry was left. */
function arriveAt(own: ClientHistory, top: number): Entry {
  own.arrive()
  scrollTo(0, top)
  return own.entry
}

/** Leaves the page on screen for one of another address, or of an entry. */
function leaveFor(own: ClientHistory, to: string | Entry): void {
  own.leave()
  if (typeof to === 'string') writeEntry(own, true, to, to, {})
  else own.entry = to
}

describe('entries', () => {
  test('C12 the present entry gets the router’s state, and no other is made', () => {
    const before = history.length
    const { entry } = createHistory(window)
    expect(history.state).toEqual({ key: entry.key, url: '/start', as: '/start', options: {} })
    expect(history.length).toBe(before)
    expect(history.scrollRestoration).toBe('manual')
  })
  test('C17, C126 push adds an entry, but never the present address again', () => {
    const own = createHistory(window)
    const before = history.length
    writeEntry(own, true, '/a', '/a', {})
    writeEntry(own, true, '/a', '/a', {})
    expect(history.length).toBe(before + 1)
    expect(location.pathname).toBe('/a')
  })
  test('C134, C135 a bare # is an entry, once', () => {
    const own = createHistory(window)
    const before = history.length
    writeEntry(own, true, '/start', '/start#', {})
    writeEntry(own, true, '/start', '/start#', {})
    expect(history.length).toBe(before + 1)
    expect(location.href).toMatch(/\/start#$/)
  })
  test('C18 replace keeps the length', () => {
    const own = createHistory(window)
    const before = history.length
    writeEntry(own, false, '/a?hidden', '/a', { shallow: true })
    expect(history.length).toBe(before)
    expect(history.state).toMatchObject({ url: '/a?hidden', as: '/a', options: { shallow: true } })
  })
  test('C129 a reload finds its entry again', () => {
    const { entry } = createHistory(window)
    const again = createHistory(window)
    expect(again.entry.key).toBe(entry.key)
    expect(again.isReturn).toBe(true)
  })
})

describe('popstate', () => {
  test('C125, C139 only entries of the router’s are told of', () => {
    const own = createHistory(window)
    const first = history.state as object
    writeEntry(own, true, '/a', '/a', {})
    const onPop = vi.fn()
    const onHash = vi.fn()
    own.listen(onPop, onHash)
    goTo({ other: 1 }, '/foreign')
    goTo(null, '/foreign')
    expect(onPop).not.toHaveBeenCalled()
    goTo(first, '/start')
    expect(onPop).toHaveBeenCalledExactlyOnceWith(first)
    expect(onHash).not.toHaveBeenCalled()
  })
  test('C128 an entry of a plain hash link is taken in', () => {
    const own = createHistory(window)
    const onHash = vi.fn()
    own.listen(vi.fn(), onHash)
    goTo(null, '/start#x')
    expect(onHash).toHaveBeenCalledExactlyOnceWith('/start#x')
    expect(history.state).toMatchObject({ url: '/start', as: '/start#x' })
  })
})

describe('scroll positions', () => {
  test('C136, C137 each entry has its own, also over a reload', () => {
    const own = createHistory(window)
    own.listen(vi.fn(), vi.fn())
    const first = arriveAt(own, 700)
    leaveFor(own, '/a')
    arriveAt(own, 30)
    goTo(first, '/start')
    leaveFor(own, first)
    expect(own.arrive()).toEqual([0, 700])
    scrollTo(0, 60)
    dispatchEvent(new Event('pagehide'))
    expect(history.scrollRestoration).toBe('auto')
    expect(createHistory(window).arrive()).toEqual([0, 60])
  })
  test('C136, C137 what is saved while a step back is pending is of the page on screen', () => {
    const own = createHistory(window)
    own.listen(vi.fn(), vi.fn())
    const first = arriveAt(own, 300)
    leaveFor(own, '/a')
    const second = arriveAt(own, 700)
    leaveFor(own, '/b')
    const third = arriveAt(own, 1500)
    // There and back, then over it, then away from it: the page of the second entry is never shown.
    goTo(second, '/a')
    goTo(third, '/b')
    goTo(second, '/a')
    goTo(first, '/start')
    leaveFor(own, first)
    expect(own.arrive()).toEqual([0, 300])
    scrollTo(0, 310)
    goTo(second, '/a')
    leaveFor(own, '/c')
    arriveAt(own, 0)
    goTo(second, '/a')
    leaveFor(own, second)
    expect(own.arrive()).toEqual([0, 700])
    goTo(first, '/start')
    leaveFor(own, first)
    expect(own.arrive()).toEqual([0, 310])
  })
  test('C87, C136 a document load while a step back is pending comes up where that page was left', () => {
    const own = createHistory(window)
    own.listen(vi.fn(), vi.fn())
    const first = arriveAt(own, 300)
    leaveFor(own, '/a')
    arriveAt(own, 1500)
    goTo(first, '/start')
    dispatchEvent(new Event('pagehide'))
    // The browser would take the page on screen for the one of the present entry.
    expect(history.scrollRestoration).toBe('manual')
    expect(createHistory(window).arrive()).toEqual([0, 300])
  })
  test('C136 what stands in for a page until it is there has no position', () => {
    const own = createHistory(window)
    own.listen(vi.fn(), vi.fn())
    const first = arriveAt(own, 300)
    leaveFor(own, '/a')
    const second = arriveAt(own, 700)
    goTo(first, '/start')
    leaveFor(own, first)
    scrollTo(0, 0)
    goTo(second, '/a')
    leaveFor(own, second)
    expect(own.arrive()).toEqual([0, 700])
    goTo(first, '/start')
    leaveFor(own, first)
    expect(own.arrive()).toEqual([0, 300])
  })
  test('C136 storage that is broken, full or forbidden costs nothing else', () => {
    sessionStorage.setItem('server-props:scroll:', '{"no')
    const forbidden = Object.create(window, {
      sessionStorage: {
        get() {
          throw new DOMException('denied', 'SecurityError')
        },
      },
    }) as Window
    expect(() => createHistory(window)).not.toThrow()
    expect(() => createHistory(forbidden)).not.toThrow()
    createHistory(forbidden).listen(vi.fn(), vi.fn())
    expect(() => dispatchEvent(new Event('pagehide'))).not.toThrow()
  })
})

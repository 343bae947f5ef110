import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createHistory } from './history.js'

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
    own.write('push', '/a', '/a', {})
    own.write('push', '/a', '/a', {})
    expect(history.length).toBe(before + 1)
    expect(location.pathname).toBe('/a')
  })
  test('C134, C135 a bare # is an entry, once', () => {
    const own = createHistory(window)
    const before = history.length
    own.write('push', '/start', '/start#', {})
    own.write('push', '/start', '/start#', {})
    expect(history.length).toBe(before + 1)
    expect(location.href).toMatch(/\/start#$/)
  })
  test('C18 replace keeps the length', () => {
    const own = createHistory(window)
    const before = history.length
    own.write('replace', '/a?hidden', '/a', { shallow: true })
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
  test('C125, C139, C140 only entries of the router’s are told of, and never the present one', () => {
    const own = createHistory(window)
    const first = history.state as object
    own.write('push', '/a', '/a', {})
    const onPop = vi.fn()
    const onHash = vi.fn()
    own.listen(onPop, onHash)
    goTo(history.state, '/a')
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
    const first = own.entry
    own.listen(vi.fn(), vi.fn())
    scrollTo(0, 700)
    own.write('push', '/a', '/a', {})
    scrollTo(0, 30)
    goTo(first, '/start')
    own.adopt(first)
    expect(own.position()).toEqual([0, 700])
    dispatchEvent(new Event('pagehide'))
    expect(history.scrollRestoration).toBe('auto')
    expect(createHistory(window).position()).toEqual([0, 30])
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

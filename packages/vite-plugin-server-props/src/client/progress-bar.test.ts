import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createEvents } from '../react/events.js'
import type { Client } from './client.js'
import { progressBar, type ProgressBarOptions } from './progress-bar.js'

const animate = vi.fn()
let prefersLessMotion = false

beforeEach(() => {
  vi.useFakeTimers()
  document.body.innerHTML = ''
  animate.mockClear()
  prefersLessMotion = false
  Element.prototype.animate = animate
  vi.stubGlobal('matchMedia', () => ({ matches: prefersLessMotion }))
})
afterEach(() => {
  vi.useRealTimers()
})

function setUp(options: ProgressBarOptions = {}) {
  const events = createEvents()
  progressBar(options)({ events } as Client)
  return {
    start: () => events.emit('routeChangeStart', '/a', { shallow: false }),
    complete: () => events.emit('routeChangeComplete', '/a', { shallow: false }),
    fail: (cancelled?: boolean) => events.emit('routeChangeError', { cancelled }, '/a', { shallow: false }),
  }
}
const bar = () => document.querySelector<HTMLElement>('[role=progressbar]')

test('a navigation that takes long has a bar until it ends', () => {
  const { start, complete, fail } = setUp()
  start()
  vi.advanceTimersByTime(149)
  expect(bar()).toBeNull()
  vi.advanceTimersByTime(1)
  expect(bar()?.getAttribute('aria-label')).toBe('Loading')
  complete()
  expect(bar()).toBeNull()
  start()
  vi.advanceTimersByTime(150)
  fail()
  expect(bar()).toBeNull()
})
test('a fast one has none', () => {
  const { start, complete } = setUp()
  start()
  vi.advanceTimersByTime(100)
  complete()
  vi.advanceTimersByTime(1000)
  expect(bar()).toBeNull()
})
test('one that takes over goes on with the bar, and with the time that has gone', () => {
  const { start, complete, fail } = setUp()
  start()
  vi.advanceTimersByTime(100)
  fail(true)
  start()
  vi.advanceTimersByTime(50)
  const first = bar()
  expect(first).not.toBeNull()
  fail(true)
  start()
  vi.advanceTimersByTime(1000)
  expect(bar()).toBe(first)
  complete()
  expect(bar()).toBeNull()
})
test('one that is cancelled and followed by none ends', () => {
  const { start, fail } = setUp()
  start()
  vi.advanceTimersByTime(150)
  fail(true)
  vi.advanceTimersByTime(0)
  expect(bar()).toBeNull()
})
test('colour, height and delay can be chosen, and less motion is heeded', () => {
  prefersLessMotion = true
  const { start } = setUp({ color: 'red', height: 5, delay: 0 })
  start()
  vi.advanceTimersByTime(0)
  expect(bar()?.style.height).toBe('5px')
  expect(bar()?.style.background).toContain('red')
  expect(animate).not.toHaveBeenCalled()
})

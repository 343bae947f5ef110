import { expect, test } from 'vitest'
import { createEvents } from './events.js'

test('C106 off with the same function removes a listener, also while events are told', () => {
  const events = createEvents()
  const heard: string[] = []
  const once = (url: string) => {
    heard.push(url)
    events.off('routeChangeStart', once)
  }
  events.on('routeChangeStart', once)
  events.on('routeChangeStart', (url: string) => heard.push(`second ${url}`))
  events.emit('routeChangeStart', '/a')
  events.emit('routeChangeStart', '/b')
  expect(heard).toEqual(['/a', 'second /a', 'second /b'])
})

test('C105 what a listener throws reaches whoever told', () => {
  const events = createEvents()
  events.on('routeChangeStart', () => {
    throw new Error('stay')
  })
  expect(() => events.emit('routeChangeStart', '/a')).toThrow('stay')
})

import { expect, test } from 'vitest'
import type { AnsweredRequest } from '../../shared/observe.js'
import { createRequestLog } from './request-log.js'

const request = (target: string, props?: AnsweredRequest['props']): AnsweredRequest => ({
  time: 0,
  duration: 1,
  kind: 'document',
  method: 'GET',
  target,
  page: '/',
  file: 'pages/index.tsx',
  status: 200,
  steps: {},
  dataBytes: undefined,
  props,
})

/** Props that count how often they are measured. */
function createProps() {
  let count = 0
  const props = {
    get list() {
      count++
      return ['text']
    },
  }
  return { props, countMeasured: () => count }
}

test('measures the props of a request when it is asked for, and once', () => {
  const log = createRequestLog()
  const { props, countMeasured } = createProps()
  log.add(request('/', props))
  expect(countMeasured()).toBe(0)
  const [first] = log.listAfter(0)
  expect(first).toMatchObject({ id: 1, target: '/', pattern: '/' })
  expect(first?.props.map(({ path }) => path)).toEqual(['list', 'list[]'])
  expect(log.listAfter(0)).toEqual([first])
  expect(countMeasured()).toBe(1)
})

test('lists the requests after one, and forgets the oldest', () => {
  const log = createRequestLog()
  for (let index = 1; index <= 300; index++) log.add(request(`/${index}`))
  expect(log.listAfter(0).map(({ target }) => target)).toEqual(
    Array.from({ length: 200 }, (_, index) => `/${index + 101}`),
  )
  expect(log.listAfter(299).map(({ target }) => target)).toEqual(['/300'])
})

test('lets go of props that nobody has asked for, when many requests came after', () => {
  const log = createRequestLog()
  for (let index = 0; index < 60; index++) log.add(request('/', { text: 'x' }))
  const listed = log.listAfter(0)
  expect(listed.filter(({ props }) => props.length > 0)).toHaveLength(50)
  expect(listed.at(-1)?.props).toEqual([{ path: 'text', bytes: 3 }])
})

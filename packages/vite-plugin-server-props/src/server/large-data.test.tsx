import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest'
import { createTestApp, Dump } from './fixtures/testing-app.js'
import { transports } from './fixtures/transports.js'

interface Given {
  readonly query: Record<string, string>
}

const pages = {
  '/list/[size]': {
    default: Dump,
    getServerSideProps: ({ query }: Given) => ({
      props: { title: 'List', items: 'é'.repeat(Number(query['size'])), more: 'x'.repeat(2000), less: [] },
    }),
  },
  '/nested': {
    default: Dump,
    getServerSideProps: () => ({
      props: {
        posts: Array.from({ length: 100 }, (_, id) => ({
          id,
          body: 'x'.repeat(1498),
          note: 'n'.repeat(498),
        })),
        user: { 'first name': 'y'.repeat(9998) },
      },
    }),
  },
  '/other': { default: Dump, getServerSideProps: () => ({ props: { text: 'x'.repeat(200_000) } }) },
}

const silent = { onError: () => undefined }
let warn: MockInstance

beforeEach(() => {
  warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
})
afterEach(() => warn.mockRestore())

describe.each(transports)('large data over %s', (_, transport) => {
  it('S87 F11 arrives whole, with one warning for each page in development that names the heaviest props', async () => {
    const { ask, close } = await transport(createTestApp(pages, { isDev: true }), silent)
    await ask('/list/60000')
    expect(warn).not.toHaveBeenCalled()
    const { text } = await ask('/list/300000')
    expect(text).toContain(`"items":"${'é'.repeat(300_000)}"`)
    expect(warn.mock.calls).toEqual([
      [
        'Warning: data for page "/list/[size]" is 602 kB which exceeds the threshold of 128 kB, this amount of data can reduce performance.\n' +
          'Heaviest props: items (600 kB). Return from getServerSideProps what the page shows and no more, or raise the option budget.pageData. (pages/list/[size].tsx)',
      ],
    ])
    const { props } = JSON.parse((await ask('/_data/dev/list/300000.json')).text)
    expect(props.items).toBe('é'.repeat(300_000))
    expect(warn).toHaveBeenCalledTimes(1)
    await ask('/_data/dev/other.json')
    expect(warn).toHaveBeenCalledTimes(2)
    await close()
  })

  it('S87 F11 the heaviest props are named by path, those of a list together', async () => {
    const { ask, close } = await transport(createTestApp(pages, { isDev: true }), silent)
    await ask('/nested')
    expect(warn.mock.calls.flat().join('')).toContain(
      'Heaviest props: posts[] (202 kB), posts[].body (150 kB), posts[].note (50 kB), user["first name"] (10 kB). Return',
    )
    await close()
  })

  it('S87 is warned of by another threshold, or never', async () => {
    for (const [largeDataBytes, calls] of [
      [1_000_000, 0],
      [0, 0],
      [1000, 1],
    ] as const) {
      warn.mockClear()
      const { ask, close } = await transport(createTestApp(pages, { isDev: true, largeDataBytes }), silent)
      await ask('/other')
      expect([largeDataBytes, warn.mock.calls.length]).toEqual([largeDataBytes, calls])
      await close()
    }
  })

  it('S87 F11 arrives whole in production, without a warning', async () => {
    const { ask, close } = await transport(createTestApp(pages), silent)
    expect((await ask('/list/3000000')).text).toContain(`"items":"${'é'.repeat(3_000_000)}"`)
    const { props } = JSON.parse((await ask('/_data/build1/list/300000.json')).text)
    expect(props.items).toBe('é'.repeat(300_000))
    expect(warn).not.toHaveBeenCalled()
    await close()
  })
})

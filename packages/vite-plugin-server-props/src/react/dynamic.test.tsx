import { act } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { renderToReadableStream } from 'react-dom/server.edge'
import { beforeEach, expect, test, vi } from 'vitest'
import { dynamic } from './dynamic.js'

const Part = ({ word = 'part' }: { word?: string }) => <p>{word}</p>

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
})

async function hydrate(
  html: string,
  tree: React.ReactNode,
): Promise<{ root: HTMLElement; errors: unknown[] }> {
  const root = document.createElement('div')
  root.innerHTML = html
  const errors: unknown[] = []
  await act(async () => {
    hydrateRoot(root, tree, { onRecoverableError: (error) => errors.push(error) })
  })
  return { root, errors }
}

test('C176 with ssr: false the server shows loading and never loads, the browser then shows the component', async () => {
  const load = vi.fn(async () => ({ default: Part }))
  const Lazy = dynamic(load, { ssr: false, loading: () => <i>loading</i> })
  const html = renderToString(<Lazy />)
  expect(html).toBe('<i>loading</i>')
  expect(load).not.toHaveBeenCalled()
  const { root, errors } = await hydrate(html, <Lazy />)
  expect(root.innerHTML).toContain('<p>part</p>')
  expect(errors).toEqual([])
})

test('C179 with ssr the server waits for the component, and hydration keeps its nodes', async () => {
  const Lazy = dynamic(async () => ({ default: Part }), { loading: () => <i>loading</i> })
  const stream = await renderToReadableStream(<Lazy word="from the server" />)
  await stream.allReady
  const html = await new Response(stream).text()
  expect(html).toContain('<p>from the server</p>')
  const { root, errors } = await hydrate(html, <Lazy word="from the server" />)
  expect(root.textContent).toBe('from the server')
  expect(errors).toEqual([])
})

test('C177 the import function may give the component itself', async () => {
  const Lazy = dynamic(() => Promise.resolve(Part), { ssr: false })
  const { root } = await hydrate('', <Lazy word="named" />)
  expect(root.textContent).toBe('named')
})

test('C176 options may hold the loader', async () => {
  const Lazy = dynamic({ loader: async () => ({ default: Part }), ssr: false })
  const { root } = await hydrate('', <Lazy />)
  expect(root.textContent).toBe('part')
})

test('C176 loading is told what went wrong', async () => {
  const Lazy = dynamic(() => Promise.reject(new Error('gone')), {
    ssr: false,
    loading: ({ error }) => <i>{error === null ? 'loading' : error?.message}</i>,
  })
  const { root } = await hydrate('<i>loading</i>', <Lazy />)
  expect(root.textContent).toBe('gone')
})

test('C176 without loading, what can’t be loaded takes nothing else away: development says why, production nothing', async () => {
  const Lazy = dynamic(() => Promise.reject(new Error('gone')), { ssr: false })
  const page = (
    <main>
      page <Lazy />
    </main>
  )
  const { root } = await hydrate(renderToString(page), page)
  expect(root.textContent).toMatch(/^page gone.*Error: gone/s)
  vi.stubEnv('DEV', false)
  const { root: inProduction } = await hydrate(renderToString(page), page)
  expect(inProduction.textContent).toBe('page ')
})

test.each([true, false])('C176 loading may try again; with ssr %s', async (ssr) => {
  let attempts = 0
  const Lazy = dynamic<{ word?: string }>(
    async () => {
      attempts += 1
      if (attempts < 3) throw new Error(`gone ${attempts}`)
      return { default: Part }
    },
    {
      ssr,
      loading: ({ error, retry, timedOut }) => (
        <button onClick={retry}>{error?.message ?? `${timedOut}`}</button>
      ),
    },
  )
  const { root } = await hydrate('', <Lazy word="at last" />)
  expect(root.textContent).toBe('gone 1')
  await act(async () => root.querySelector('button')?.click())
  expect(root.textContent).toBe('gone 2')
  await act(async () => root.querySelector('button')?.click())
  expect(root.textContent).toBe('at last')
})

test.each([true, false])('C176 an import that has begun may be given, with ssr %s', async (ssr) => {
  const Lazy = dynamic(Promise.resolve({ default: Part }), { ssr })
  const InOptions = dynamic({ loader: Promise.resolve({ default: Part }), ssr })
  const { root } = await hydrate('', [<Lazy key="1" word="one" />, <InOptions key="2" word="two" />])
  expect(root.textContent).toBe('onetwo')
})

test('C176 without a loader there is nothing', async () => {
  const Lazy = dynamic({})
  const { root } = await hydrate('', <Lazy />)
  expect(root.textContent).toBe('')
})

import { afterEach, expect, test, vi } from 'vitest'
import { Apps } from './fixtures/run-app.js'

// Real builds and servers, on machines that are busy with other tests too.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
})

const FILES = {
  'pages/late.jsx': `import './late.css'
export const getServerSideProps = () => ({ props: {} })
export default () => <p>late</p>
`,
  'pages/late.css': 'p { color: teal }\n',
}

test('under earlyHints a built server names files that it has, before the document and with it', async () => {
  const apps = new Apps({ earlyHints: true })
  cleanups.push(() => apps.close())
  const root = apps.create(FILES)
  await apps.build(root)
  const { ask } = await apps.startBuilt(root)
  const early: (string | string[] | undefined)[] = []
  const { headers, text } = await ask('/late', {
    headers: { 'sec-fetch-dest': 'document' },
    onEarly: (_status, hints) => void early.push(hints['link']),
  })
  expect(early).toEqual([headers['link']])
  const named = [...String(headers['link']).matchAll(/<([^>]+)>/g)].map(([, file]) => String(file))
  const linked = [...text.matchAll(/<link rel="[^"]+" href="([^"]+)"/g)].map(([, file]) => String(file))
  expect(named).toEqual(linked)
  expect(named).toEqual(expect.arrayContaining([expect.stringMatching(/late.*\.css$/)]))
  for (const file of named) expect((await ask(file)).status).toBe(200)
})

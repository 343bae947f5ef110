import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
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

/** The files of the browser's build, and the bytes of the compressed forms. */
function readForms(root: string): ReadonlyMap<string, Buffer> {
  const client = path.join(root, 'dist/client')
  const files = readdirSync(client, { recursive: true, encoding: 'utf8' })
  const forms = files.filter((file) => /\.(?:br|gz|zst)$/.test(file))
  return new Map(forms.toSorted().map((file) => [file, readFileSync(path.join(client, file))]))
}

test('S155 a build puts compressed forms beside texts that get smaller, which the server sends', async () => {
  const apps = new Apps()
  cleanups.push(() => apps.close())
  const root = apps.create({
    ...FILES,
    'public/large.txt': 'text that compresses '.repeat(500),
    'public/small.txt': 'text',
    'public/photo.png': 'no text, by its name '.repeat(500),
    'public/own.txt': 'text with a form of its own '.repeat(500),
    'public/own.txt.gz': 'own form',
  })
  await apps.build(root)
  const forms = readForms(root)
  const names = [...forms.keys()].filter((file) => !file.startsWith('assets') && !file.endsWith('.zst'))
  expect(names).toEqual(['large.txt.br', 'large.txt.gz', 'own.txt.br', 'own.txt.gz'])
  expect([...forms.keys()].filter((file) => /^assets.react-.*\.js\.(?:br|gz)$/.test(file))).toHaveLength(2)
  expect(String(forms.get('own.txt.gz'))).toBe('own form')
  for (const [file, bytes] of forms) {
    if (file.endsWith('.zst') || file === 'own.txt.gz') continue
    const original = readFileSync(path.join(root, 'dist/client', file.replace(/\.\w+$/, '')))
    expect((file.endsWith('.br') ? brotliDecompressSync(bytes) : gunzipSync(bytes)).equals(original)).toBe(
      true,
    )
    expect(bytes.length).toBeLessThan(original.length)
  }
  const { ask } = await apps.startBuilt(root)
  const answer = await ask('/large.txt', { headers: { 'accept-encoding': 'br, gzip' } })
  expect(answer.headers['content-encoding']).toBe('br')
  expect(answer.bytes.equals(forms.get('large.txt.br') as Buffer)).toBe(true)
  expect((await ask('/large.txt.br')).status).toBe(404)

  // The same build has the same bytes; what an earlier one left of another text is gone.
  writeFileSync(path.join(root, 'public/large.txt'), 'short')
  await apps.build(root)
  const again = readForms(root)
  for (const [file, bytes] of again) expect([file, forms.get(file)?.equals(bytes)]).toEqual([file, true])
  expect(again.has('large.txt.br')).toBe(false)

  // A form that was spoiled meanwhile is made again.
  const kept = path.join(root, 'node_modules/.vite/server-props-compressed')
  const keptNames = readdirSync(kept)
  expect(keptNames.some((name) => name.endsWith('.br'))).toBe(true)
  for (const name of keptNames) writeFileSync(path.join(kept, name), 'spoiled')
  await apps.build(root)
  for (const [file, bytes] of readForms(root)) {
    expect([file, again.get(file)?.equals(bytes)]).toEqual([file, true])
  }
})

test('S155 without the option a build has no compressed forms, and the server compresses while it sends', async () => {
  const apps = new Apps({ precompress: false })
  cleanups.push(() => apps.close())
  const root = apps.create({ ...FILES, 'public/large.txt': 'text that compresses '.repeat(500) })
  await apps.build(root)
  expect([...readForms(root).keys()]).toEqual([])
  const { ask } = await apps.startBuilt(root)
  const { headers } = await ask('/large.txt', { headers: { 'accept-encoding': 'gzip' } })
  expect([headers['content-encoding'], headers['transfer-encoding']]).toEqual(['gzip', 'chunked'])
})

const LOUD = {
  'pages/loud.jsx': `if (typeof window === 'undefined') console.log('loaded loud')
export default () => <p>loud</p>
`,
  'pages/broken.jsx': `if (typeof window === 'undefined') throw new Error('broken module')
export default () => <p>broken</p>
`,
  'pages/api/quiet.js': `console.log('loaded api')
export default (req, res) => res.end('quiet')
`,
}

test('F14 a built server loads a page when it is first asked for', async () => {
  const apps = new Apps()
  cleanups.push(() => apps.close())
  const root = apps.create(LOUD)
  await apps.build(root)
  const { ask, log } = await apps.startBuilt(root)
  expect((await ask('/')).status).toBe(200)
  expect(log()).not.toContain('loaded')
  expect((await ask('/loud')).status).toBe(200)
  expect(log().match(/loaded/g)).toHaveLength(1)
})

test('F14 under preloadPages all are loaded before it listens, and one that is broken keeps none from serving', async () => {
  const apps = new Apps({ preloadPages: true })
  cleanups.push(() => apps.close())
  const root = apps.create(LOUD)
  await apps.build(root)
  const { ask, log } = await apps.startBuilt(root)
  expect(log()).toContain('loaded loud')
  expect(log()).toContain('loaded api')
  expect(log()).toMatch(/pages\/broken\.jsx can't be loaded.*\n?.*broken module/)
  expect([(await ask('/loud')).status, (await ask('/broken')).status]).toEqual([200, 500])
  expect(log().match(/loaded loud/g)).toHaveLength(1)
})

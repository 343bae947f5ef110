import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { APIRequestContext } from '@playwright/test'
import { untilHydrated } from './document.js'
import { editFile } from './edit-file.js'
import { expect, test } from './fixtures.js'

test.use({ app: 'node-code' })

const EXPECTED = {
  commonjs: { duration: 172_800_000, list: ['a', 'b'], isSame: true, queued: 'in turn' },
  required: {
    greeting: 'Hello you',
    isHere: true,
    isThere: true,
    second: 1000,
    described: true,
    retries: 3,
    crc: 866_324_129,
  },
  formats: { greeting: 'settings-of-node-code', isOneCopy: true, name: 'playground-node-code' },
  builtins: { isThere: true, hash: '8200b585', crc: 866_324_129, child: '42', sum: 6 },
}

const PACKAGES = /cowsay|pglite|node-rs|yjs|y-protocols|p-queue/

/** What only loaders use, as it would show in a script. */
const MARKERS = new RegExp(
  `${PACKAGES.source}|settings-of-node-code|CREATE TABLE|["'\`]node:|worker_threads|process\\.pid`,
)

const readMarker = (text: string): string | undefined => MARKERS.exec(text)?.[0]

test('S57 the document has what packages of every format, Node, an addon and a thread give', async ({
  request,
}) => {
  for (const [name, expected] of Object.entries(EXPECTED)) {
    expect(await readProps(request, name), name).toMatchObject(expected)
  }
})

test('S57 the data of a navigation has it, too', async ({ page }) => {
  for (const [name, expected] of Object.entries(EXPECTED)) {
    await page.goto('/')
    // Until then a click loads the document (C43).
    await untilHydrated(page)
    const [data] = await Promise.all([
      page.waitForResponse((response) => response.url().endsWith(`/${name}.json`)),
      page.getByRole('link', { name }).click(),
    ])
    expect(await data.json()).toMatchObject({ props: expected })
    expect(JSON.parse(await page.locator('pre').innerText())).toMatchObject(expected)
  }
})

test('S57 a package finds the files beside its own', async ({ request }) => {
  expect((await readProps(request, 'commonjs'))['cow']).toContain('< moo >')
})

test('S57 one database serves all requests', async ({ request }) => {
  // The first of them opens it.
  test.slow()
  const answers = await Promise.all(Array.from({ length: 20 }, () => readProps(request, 'database')))
  expect(new Set(answers.map(({ visit }) => visit)).size).toBe(20)
  expect(new Set(answers.map(({ opened }) => opened))).toEqual(new Set([1]))
})

test('T26 nothing of it is in the scripts of the build', ({ server, mode }) => {
  test.skip(mode !== 'build', 'a built app only')
  const client = path.join(server.dir, 'dist', 'client')
  const names = readdirSync(client, { recursive: true, encoding: 'utf8' })
  const scripts = names.filter((name) => name.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(5)
  for (const name of scripts)
    expect(readMarker(readFileSync(path.join(client, name), 'utf8')), name).toBe(undefined)
})

test('T26 nothing of it is in the modules that the browser gets in development', async ({ page, mode }) => {
  test.skip(mode !== 'dev', 'development only')
  // Opens the database, unless another test has.
  test.slow()
  const modules: Promise<{ url: string; text: string }>[] = []
  page.on('response', (response) => {
    const url = response.url()
    expect(url).not.toMatch(PACKAGES)
    if (/\/(?:pages|lib)\//.test(url)) modules.push(response.text().then((text) => ({ url, text })))
  })
  for (const name of [...Object.keys(EXPECTED), 'database']) {
    await page.goto(`/${name}`)
    await untilHydrated(page)
    // Here, as the next document would drop them.
    await Promise.all(modules)
  }
  const got = await Promise.all(modules)
  expect(got.length).toBeGreaterThanOrEqual(5)
  for (const { url, text } of got) expect(readMarker(withMap(text)), url).toBe(undefined)
})

test('S57 the database outlives edits in development', async ({ page, request, server, mode }) => {
  test.skip(mode !== 'dev', 'development only')
  const before = await readProps(request, 'database')
  await page.goto('/database')
  editFile(server.dir, 'pages/database.tsx', (text) => text.replace('<h1>Visits', '<h1>All visits'))
  await expect(page.locator('h1')).toHaveText('All visits')
  const { evaluatedAt } = before
  expect(await readProps(request, 'database')).toMatchObject({ opened: 1, evaluatedAt })
  // Its own module is evaluated anew, and finds the database that the process keeps.
  editFile(server.dir, 'lib/database.ts', (text) =>
    text.replace('return kept.nodeCodeOpened ?? 0', 'return 10 * (kept.nodeCodeOpened ?? 0)'),
  )
  await expect.poll(async () => (await readProps(request, 'database'))['opened']).toBe(10)
  expect((await readProps(request, 'database'))['visit']).toBeGreaterThan(Number(before['visit']))
})

test('S57 an edit of a CommonJS module of the app is seen in development', async ({
  page,
  request,
  server,
  mode,
}) => {
  test.skip(mode !== 'dev', 'development only')
  await page.goto('/required')
  await untilHydrated(page)
  editFile(server.dir, 'lib/words.cjs', (text) => text.replace("'Hello'", "'Good evening'"))
  await expect(page.locator('pre')).toContainText('Good evening you')
  expect(await readProps(request, 'required')).toMatchObject({ greeting: 'Good evening you' })
})

async function readProps(request: APIRequestContext, name: string): Promise<Record<string, unknown>> {
  // For as long as the test may take: opening the database takes a slow machine half a minute.
  const response = await request.get(`/${name}`, { timeout: 0 })
  expect(response.status()).toBe(200)
  const payload = /<script id="__SERVER_PROPS__"[^>]*>(.*?)<\/script>/s.exec(await response.text())
  return JSON.parse(payload?.[1] ?? '').props
}

/** A module's text with the one that its source map holds. */
function withMap(text: string): string {
  const map = /sourceMappingURL=data:application\/json;base64,(\S+)/.exec(text)?.[1] ?? ''
  return text + Buffer.from(map, 'base64').toString()
}

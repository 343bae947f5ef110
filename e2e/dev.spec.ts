import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { editFile as edit } from './edit-file.js'
import { expect, test } from './fixtures.js'
import { isMarked, mark, untilHydrated } from './document.js'

test.use({ app: 'basic', copy: 'edited' })
test.skip(({ mode }) => mode !== 'dev', 'development only')

test('the browser evaluates the module of a page once, after a navigation as well', async ({ page }) => {
  const modules: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/pages/')) modules.push(pathname)
  })
  await page.goto('/about')
  await untilHydrated(page)
  await page.locator('nav').getByRole('link', { name: 'posts' }).click()
  await expect(page.locator('li')).toHaveCount(3)
  expect(modules.toSorted()).toEqual(['/pages/_app.tsx', '/pages/about.tsx', '/pages/posts/index.tsx'])
})

test('the browser gets the runtime in a few files', async ({ page }) => {
  const files: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    const [, file] = pathname.split('/packages/vite-plugin-server-props/dist/')
    if (file !== undefined) files.push(file)
  })
  await page.goto('/about')
  await untilHydrated(page)
  expect(files).toContain('dev/client/runtime.js')
  expect(files.filter((file) => !file.startsWith('dev/client/'))).toEqual([])
  expect(files.length).toBeLessThan(8)
})

test('C180 an edit of a component is shown and keeps its state', async ({ page, server }) => {
  await page.goto('/posts/1')
  await untilHydrated(page)
  await mark(page)
  await page.locator('#count').click()
  edit(server.dir, 'pages/posts/[id].tsx', (text) => text.replace('next post', 'the next post'))
  await expect(page.getByRole('link', { name: 'the next post' })).toBeVisible()
  await expect(page.locator('#count')).toHaveText('1')
  expect(await isMarked(page)).toBe(true)
})

test('C182 C183 an edit of a loader, or of a module that only it uses, refreshes the props and keeps the state', async ({
  page,
  server,
}) => {
  await page.goto('/posts')
  await untilHydrated(page)
  await mark(page)
  await page.locator('#count').click()
  edit(server.dir, 'lib/posts.ts', (text) => text.replace('Third post', 'Post number three'))
  await expect(page.locator('li').nth(2)).toHaveText('Post number three')
  edit(server.dir, 'pages/posts/index.tsx', (text) => text.replace("query.q ?? ''", "query.q ?? 'first'"))
  await expect(page.locator('li')).toHaveCount(1)
  await expect(page.locator('#count')).toHaveText('1')
  expect(await isMarked(page)).toBe(true)
})

for (const pause of [40, 70]) {
  test(`C182 a module that is emptied and written ${pause} ms after, as editors save, is seen once it is whole`, async ({
    page,
    server,
  }) => {
    const data: string[] = []
    page.on('response', (response) => {
      if (response.url().includes('/_data/'))
        data.push(`${response.status()} ${new URL(response.url()).pathname}`)
    })
    await page.goto('/posts')
    await untilHydrated(page)
    await mark(page)
    await page.locator('#count').click()
    const file = path.join(server.dir, 'lib/posts.ts')
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, '')
    // A slow writer: the watcher tells of the empty file, and a browser would have asked in the meantime. After more than
    // 50 ms it tells of the whole one too.
    await wait(pause)
    const title = `First post, whole after ${pause} ms`
    writeFileSync(file, text.replace(/First post[^']*/, title))
    await expect(page.locator('li').filter({ hasText: title })).toHaveCount(1)
    // What was asked for once too often is there by the time that the next edit is.
    edit(server.dir, 'lib/posts.ts', (now) => now.replace(title, 'First post again'))
    await expect(page.locator('li').filter({ hasText: 'First post again' })).toHaveCount(1)
    await expect(page.locator('#count')).toHaveText('1')
    expect(await isMarked(page)).toBe(true)
    await expect.poll(() => data).toEqual(Array.from({ length: 2 }, () => '200 /_data/dev/posts.json'))
  })
}

test.describe('pages that come and go', () => {
  test.use({ allow: ['404 '] })

  test('C195 C196 a page that is added can be reached, one that is removed is a 404', async ({
    page,
    server,
    request,
  }) => {
    await page.goto('/about')
    await untilHydrated(page)
    await mark(page)
    const file = path.join(server.dir, 'pages', 'fresh.tsx')
    expect((await request.get('/fresh')).status()).toBe(404)
    writeFileSync(file, 'export default function Fresh() {\n  return <h1>Fresh page</h1>\n}\n')
    await expect.poll(async () => (await request.get('/fresh')).status()).toBe(200)
    edit(server.dir, 'pages/about.tsx', (text) =>
      text
        .replace(
          'import { RouterState }',
          "import Link from 'vite-plugin-server-props/link'\nimport { RouterState }",
        )
        .replace('<h1>About</h1>', '<h1>About</h1><Link href="/fresh">fresh</Link>'),
    )
    await page.getByRole('link', { name: 'fresh' }).click()
    await expect(page.locator('h1')).toHaveText('Fresh page')
    expect(await isMarked(page)).toBe(true)
    rmSync(file)
    expect(existsSync(file)).toBe(false)
    await expect.poll(async () => (await request.get('/fresh')).status()).toBe(404)
  })
})

test.describe('errors that are mended', () => {
  test.use({ allow: ['500 ', 'thrown-by-an-edit', '[vite]', 'Unexpected', 'Transform failed'] })

  test('C187 mending a loader that throws brings the page without a reload by hand', async ({
    page,
    server,
  }) => {
    const file = 'pages/docs/[...path].tsx'
    edit(server.dir, file, (text) =>
      text.replace('return { props', "throw new Error('thrown-by-an-edit')\n  return { props"),
    )
    await page.goto('/docs/a')
    await expect(page.locator('vite-error-overlay .message')).toContainText('thrown-by-an-edit')
    edit(server.dir, file, (text) => text.replace("throw new Error('thrown-by-an-edit')\n  ", ''))
    await expect(page.locator('#seen')).toContainText('"path":["a"]')
    await expect(page.locator('vite-error-overlay')).toHaveCount(0)
  })

  test('the server lives on after a page that does not parse', async ({ page, server, request }) => {
    const file = 'pages/tall.tsx'
    edit(server.dir, file, (text) => text.replace('return (', 'return ((('))
    const response = await page.goto('/tall')
    expect(response!.status()).toBe(500)
    await expect(page.locator('vite-error-overlay .file').first()).toContainText('pages/tall.tsx')
    expect((await request.get('/about')).status()).toBe(200)
    edit(server.dir, file, (text) => text.replace('return (((', 'return ('))
    await expect(page.locator('h1')).toHaveText('Tall')
  })
})

test.describe('files that can not be pages', () => {
  test.use({ allow: ['500 ', '404 '] })

  test('S26 pages that collide are named with their files in the overlay and printed, until one is gone', async ({
    page,
    server,
  }) => {
    const file = path.join(server.dir, 'pages/posts/[slug].tsx')
    writeFileSync(file, 'export default () => null\n')
    await expect.poll(() => server.log()).toContain('pages/posts/[slug].tsx')
    const response = await page.goto('/about')
    expect(response!.status()).toBe(500)
    const message = page.locator('vite-error-overlay .message')
    for (const part of [
      "You cannot use different slug names for the same dynamic path ('id' !== 'slug')",
      'pages/posts/[id].tsx and pages/posts/[slug].tsx',
    ]) {
      await expect(message).toContainText(part)
      await expect.poll(() => server.log()).toContain(part)
    }
    rmSync(file)
    await expect(page.locator('h1')).toBeVisible()
    await expect(page.locator('vite-error-overlay')).toHaveCount(0)
  })

  test('S28 a page without a component is named with its file and line', async ({ page, server }) => {
    writeFileSync(path.join(server.dir, 'pages/no-component.tsx'), '\nexport default { title: "page" }\n')
    const getStatus = async () => (await page.request.get('/no-component')).status()
    await expect.poll(getStatus).toBe(500)
    await page.goto('/no-component')
    const overlay = page.locator('vite-error-overlay')
    await expect(overlay.locator('.message')).toContainText(
      'The default export is not a React Component in page: "/no-component"',
    )
    await expect(overlay.locator('.file').first()).toContainText('pages/no-component.tsx:2:')
    await expect(overlay.locator('.frame')).toContainText('export default { title')
    await expect.poll(() => server.log()).toContain('pages/no-component.tsx:2:')
  })
})

test.describe('code for the server only', () => {
  test.use({ allow: ['500 ', '404 ', '[vite]', 'is there on the server only', 'Failed to fetch'] })

  test('E35 C187 code for the server only is refused in the overlay, with the way to it, on first load and on navigation', async ({
    page,
    server,
  }) => {
    const code = "import { sep } from 'node:path'\nexport const separator = sep\n"
    writeFileSync(path.join(server.dir, 'lib/only-here.ts'), code)
    const text = "import { separator } from '../lib/only-here'\nexport default () => <p>{separator}</p>\n"
    writeFileSync(path.join(server.dir, 'pages/refused.tsx'), text)
    await expect.poll(async () => (await page.request.get('/refused')).status()).toBe(200)
    const overlay = page.locator('vite-error-overlay')
    const expectRefused = async () => {
      await expect(overlay.locator('.message')).toContainText('"node:path" is there on the server only')
      await expect(overlay.locator('.message')).toContainText(
        'pages/refused.tsx:1 imports "../lib/only-here"',
      )
      await expect(overlay.locator('.file').first()).toContainText('lib/only-here.ts:1:')
      await expect(overlay.locator('.frame')).toContainText("import { sep } from 'node:path'")
    }
    await page.goto('/refused')
    await expectRefused()
    const link =
      'import Link from \'vite-plugin-server-props/link\'\nexport default () => <Link href="/refused">to it</Link>\n'
    writeFileSync(path.join(server.dir, 'pages/leads.tsx'), link)
    await expect.poll(async () => (await page.request.get('/leads')).status()).toBe(200)
    await page.goto('/leads')
    await untilHydrated(page)
    await expect(overlay).toHaveCount(0)
    await page.getByText('to it').click()
    await expectRefused()
  })
})

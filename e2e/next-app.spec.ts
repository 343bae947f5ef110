import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { isMarked, mark, untilHydrated } from './document.js'
import { expect, test } from './fixtures.js'
import { readAnswer, type Answer } from './next-app/read-answer.js'

const here = path.dirname(fileURLToPath(import.meta.url))

/** Recorded by `readAnswer` from Next 16.4.6, `next build --webpack` and `next start` of the same folder. */
const ANSWERS_OF_NEXT = JSON.parse(
  readFileSync(path.join(here, 'next-app', 'answers-of-next.json'), 'utf8'),
) as Readonly<Record<string, Answer>>

test.use({ app: 'next-app' })

test('the answers are those of Next', async ({ server, mode }) => {
  for (const [address, expected] of Object.entries(ANSWERS_OF_NEXT)) {
    // Development shows the error.
    if (mode === 'dev' && expected.status >= 500) continue
    expect.soft(await readAnswer(server.url, address), address).toEqual(expected)
  }
})

test('pages hydrate, and links, forms and the router go where they go in Next', async ({ page }) => {
  await page.goto('/?name=you')
  await untilHydrated(page)
  await mark(page)
  await page.getByRole('button').click()
  await expect(page.getByRole('button')).toHaveText('1')
  await expect(page).toHaveTitle('Home')

  await page.getByRole('link', { name: 'posts' }).click()
  await expect(page.locator('li')).toHaveText(['First post', 'Second post'])
  await expect(page).toHaveTitle('Next app')
  await page.getByLabel('search').fill('Second')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL('/posts?q=Second')
  await expect(page.locator('li')).toHaveText(['Second post'])

  await page.getByRole('link', { name: 'Second post' }).click()
  await expect(page.locator('h1')).toHaveText('Second post')
  await expect(page.locator('h1')).toHaveCSS('color', 'rgb(50, 60, 70)')
  await expect(page.locator('#address')).toHaveText('/posts/2 /posts/[id] /posts/2 2')
  await expect(page.locator('meta[name=description]')).toHaveAttribute('content', 'Second post')
  await page.getByRole('button', { name: 'first' }).click()
  await expect(page).toHaveTitle('Post: First post')

  await page.goBack()
  await expect(page).toHaveTitle('Post: Second post')
  await page.getByRole('link', { name: 'about' }).click()
  await expect(page.locator('#tab')).toHaveText('team')
  await page.getByRole('link', { name: 'legacy' }).click()
  await expect(page.locator('#from')).toHaveText('nav')
  await expect(page.locator('#side')).toHaveText('browser')
  await page.getByRole('link', { name: 'second', exact: true }).click()
  await expect(page).toHaveURL('/posts/2')
  expect(await isMarked(page)).toBe(true)
})

test('a page without data learns its query in the browser, one with getInitialProps on the server', async ({
  page,
}) => {
  await page.goto('/about?tab=jobs')
  await expect(page.locator('#tab')).toHaveText('jobs')
  await page.goto('/legacy?from=outside')
  await untilHydrated(page)
  await expect(page.locator('#from')).toHaveText('outside')
  await expect(page.locator('#side')).toHaveText('server')
})

test('dynamic, image, script and navigation work in the browser', async ({ page }) => {
  await page.goto('/modules?a=b')
  await expect(page.locator('#where')).toHaveText('/modules b')
  await expect(page.locator('#browser-only')).toHaveText('/modules')
  await expect(page.locator('#chart')).toHaveText('1-2-3')
  for (const name of ['logo', 'photo']) {
    const image = page.getByAltText(name)
    await image.scrollIntoViewIfNeeded()
    await expect.poll(() => image.evaluate((node: HTMLImageElement) => node.naturalWidth)).toBeGreaterThan(0)
  }
  await expect.poll(() => page.evaluate(() => 'inlineScriptRan' in window)).toBe(true)
})

test('an API route takes what is posted', async ({ request }) => {
  const answer = await request.post('/api/posts/7', { data: { title: 'posted' } })
  expect(answer.status()).toBe(201)
  expect(await answer.json()).toEqual({ created: 'posted', id: '7' })
})

test('the types that next-env.d.ts brings fit the app', ({ server, mode }) => {
  test.skip(mode !== 'build', 'once is enough')
  test.slow()
  const tsc = path.join(path.dirname(here), 'node_modules', 'typescript', 'bin', 'tsc')
  const { stdout } = spawnSync(
    process.execPath,
    [tsc, '--noEmit', '--incremental', 'false', '-p', server.dir],
    {
      encoding: 'utf8',
    },
  )
  expect(stdout).toBe('')
  expect(readFileSync(path.join(server.dir, 'next-env.d.ts'), 'utf8')).toContain('vite-plugin-server-props')
})

test('T26 only what NEXT_PUBLIC_ names is in the scripts', ({ server, mode }) => {
  test.skip(mode !== 'build', 'a built app only')
  const client = path.join(server.dir, 'dist', 'client')
  const texts = readdirSync(client, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(path.join(client, name), 'utf8'))
  expect(texts.some((text) => text.includes('Next app'))).toBe(true)
  expect(texts.filter((text) => /POSTS_SECRET|only-the-server|readFileSync/.test(text))).toEqual([])
})

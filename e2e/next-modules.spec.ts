import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from './fixtures.js'

test.use({ app: 'next-modules' })

test('next/script: in the document what comes before the app, later the rest, each once across navigations', async ({
  page,
}) => {
  const response = await page.goto('/')
  const html = await response!.text()
  const head = html.slice(0, html.indexOf('</head>'))
  expect(head).toContain('src="/scripts/before.js"')
  expect(head).toContain('src="/scripts/document.js"')
  const events = page.locator('#events')
  await expect(events).toHaveText('image load ready')
  const order = () => page.evaluate(() => (window as unknown as { order: string[] }).order)
  await expect.poll(order).toHaveLength(5)
  expect((await order()).slice(0, 2)).toEqual(['before', 'document'])
  await page.getByRole('link', { name: 'search' }).click()
  await page.getByRole('link', { name: 'home' }).click()
  await expect(events).toHaveText('image ready')
  expect(await order()).toHaveLength(5)
})

test('next/image: an imported image is an object with its size, also from public/', async ({
  page,
  mode,
}) => {
  await page.goto('/')
  const logo = page.locator('#logo')
  await expect(logo).toHaveAttribute('width', '48')
  await expect(logo).toHaveAttribute('height', '32')
  expect(await logo.getAttribute('loading')).toBeNull()
  await expect(page.locator('#photo')).toHaveAttribute('height', '20')
  await expect
    .poll(() =>
      page
        .locator('img')
        .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth)),
    )
    .toEqual([48, 60])
  const src = await logo.getAttribute('src')
  if (mode === 'build') expect(src).toMatch(/^\/assets\/logo-[\w-]+\.png$/)
  await expect(
    page.locator(`link[rel=preload][as=image][data-server-props-head][href="${src}"]`),
  ).toHaveCount(1)
})

test('next/form and next/navigation: a form navigates in the document, with its fields as search', async ({
  page,
}) => {
  await page.goto('/')
  await expect(page.locator('h1')).toHaveText('/')
  await expect(page.locator('#events')).toContainText('ready')
  await page.evaluate(() => Object.assign(window, { mark: 1 }))
  await page.getByRole('textbox').fill('a b')
  await page.getByRole('button').click()
  await expect(page.locator('h1')).toHaveText('a b a b')
  expect(new URL(page.url()).search).toBe('?q=a+b')
  expect(await page.evaluate(() => 'mark' in window)).toBe(true)
})

test('reportWebVitals of _app is told what is measured', async ({ page }) => {
  await page.goto('/')
  const vitals = () => page.evaluate(() => (window as unknown as { vitals?: object }).vitals ?? {})
  await expect.poll(vitals).toMatchObject({ TTFB: 'web-vital', FCP: 'web-vital' })
})

test('next-env.d.ts is written where TypeScript looks for it', async ({ server }) => {
  expect(readFileSync(path.join(server.dir, 'next-env.d.ts'), 'utf8')).toContain(
    '/// <reference types="vite-plugin-server-props/next-types" />',
  )
})

test('what a page does not import is in no file that its document names', async ({ request, mode }) => {
  test.skip(mode !== 'build', 'development has no bundle')
  const read = async (address: string) => {
    const html = await (await request.get(address)).text()
    const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, file]) => file!)
    const texts = await Promise.all(files.map(async (file) => (await request.get(file)).text()))
    const parts = ['data-nimg', 'formenctype', 'onLCP', 'is missing required']
    return parts.map((part) => texts.some((text) => text.includes(part)))
  }
  expect(await read('/search?q=x')).toEqual([false, false, false, false])
  // What only development says is in no bundle at all.
  expect(await read('/')).toEqual([true, true, false, false])
})

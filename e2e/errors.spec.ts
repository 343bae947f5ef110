import { expect, test } from './fixtures.js'
import { untilHydrated } from './document.js'

test.use({ app: 'basic', allow: ['500 ', 'boom-', 'Error serializing'] })

const failing = [
  { path: '/boom/load', message: 'boom-load', file: 'pages/boom/load.tsx', line: 4 },
  { path: '/boom/render', message: 'boom-render', file: 'pages/boom/render.tsx', line: 6 },
  { path: '/boom/app', message: 'boom-app', file: 'pages/_app.tsx', line: 7 },
]

for (const { path, message, file, line } of failing) {
  test(`S170 S177 S179 production answers ${path} with the 500 page and tells nothing`, async ({
    page,
    request,
    server,
    mode,
  }) => {
    test.skip(mode === 'dev')
    const response = await page.goto(path)
    expect(response!.status()).toBe(500)
    const html = await response!.text()
    expect(html).toContain('Internal Server Error')
    expect(html).not.toMatch(/boom|secret-detail|\.tsx|node_modules/)
    await expect.poll(() => server.log()).toContain(message)
    expect((await request.get('/')).status()).toBe(200)
  })

  test(`C187 development shows ${path} in Vite's overlay, with file, line and code`, async ({
    page,
    request,
    mode,
    server,
  }) => {
    test.skip(mode !== 'dev')
    const response = await page.goto(path)
    expect(response!.status()).toBe(500)
    const overlay = page.locator('vite-error-overlay')
    await expect(overlay.locator('.message')).toContainText(`${message} secret-detail`)
    await expect(overlay.locator('.file').first()).toContainText(`${file}:${line}`)
    await expect(overlay.locator('.frame')).toContainText(`throw new Error('${message}`)
    await expect.poll(() => server.log()).toContain(`${file}:${line}`)
    expect((await request.get('/')).status()).toBe(200)
  })
}

test('C187 development names the file of a page that fails in the browser while it is loaded', async ({
  page,
  mode,
}) => {
  test.skip(mode !== 'dev')
  await page.goto('/')
  await untilHydrated(page)
  await page.getByRole('link', { name: 'failing module' }).click()
  const overlay = page.locator('vite-error-overlay')
  await expect(overlay.locator('.message')).toContainText('boom-browser')
  await expect(overlay.locator('.file').first()).toContainText('pages/boom/browser.tsx:1')
})

test('C80 a client navigation to a page whose loader throws ends on its error page', async ({
  page,
  mode,
}) => {
  await page.goto('/')
  await untilHydrated(page)
  await page.getByRole('link', { name: 'failing page' }).click()
  await page.waitForURL('**/boom/load')
  if (mode === 'dev') {
    await expect(page.locator('vite-error-overlay .message')).toContainText('boom-load secret-detail')
    await expect(page.locator('vite-error-overlay .frame')).toContainText('throw new Error')
  } else {
    await expect(page.locator('h1', { hasText: '500' })).toBeVisible()
    expect(await page.content()).not.toContain('secret-detail')
  }
})

for (const { link, path, message, file, line } of [
  {
    link: 'failing component',
    path: '/boom/render',
    message: 'boom-render',
    file: 'pages/boom/render.tsx',
    line: 6,
  },
  { link: 'failing App', path: '/boom/app', message: 'boom-app', file: 'pages/_app.tsx', line: 7 },
]) {
  test(`C88 a client navigation to ${path} shows the error, in development with its place`, async ({
    page,
    mode,
  }) => {
    await page.goto('/')
    await untilHydrated(page)
    await page.getByRole('link', { name: link }).click()
    await page.waitForURL(`**${path}`)
    if (mode === 'dev') {
      const overlay = page.locator('vite-error-overlay')
      await expect(overlay.locator('.message')).toContainText(`${message} secret-detail`)
      await expect(overlay.locator('.file').first()).toContainText(`${file}:${line}`)
      await expect(overlay.locator('.frame')).toContainText(`throw new Error('${message}`)
    } else {
      await expect(page.getByText('Application error: a client-side exception has occurred')).toBeVisible()
      expect(await page.content()).not.toContain('secret-detail')
    }
  })
}

test('S92 S103 a prop that is no JSON is an error in development that names its path', async ({
  page,
  mode,
}) => {
  const response = await page.goto('/boom/serialise')
  if (mode === 'dev') {
    expect(response!.status()).toBe(500)
    const message = page.locator('vite-error-overlay .message')
    await expect(message).toContainText(
      'Error serializing `.list[0].when` returned from `getServerSideProps` in "/boom/serialise"',
    )
    await expect(message).toContainText('`object` ("[object Date]") cannot be serialized as JSON')
  } else {
    expect(response!.status()).toBe(200)
    await expect(page.locator('h1')).toHaveText('dates become text')
  }
})

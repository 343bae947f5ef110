import { startApp } from './app-server.js'
import { untilHydrated } from './document.js'
import { expect, test } from './fixtures.js'

test.use({ app: 'minimal' })

test('one page and a config file are a complete app: served, hydrated, without a second request for its data', async ({
  page,
  server,
}) => {
  const requests: string[] = []
  page.on('request', (request) => requests.push(new URL(request.url()).pathname))
  const response = await page.goto('/')
  const html = (await response!.text()).replaceAll('<!-- -->', '')
  const time = /It is ([^<]+)</.exec(html)![1]
  await untilHydrated(page)
  await expect(page.locator('h1')).toHaveText(`It is ${time}`)
  await page.getByRole('button').click()
  await expect(page.getByRole('button')).toHaveText('clicked 1 times')
  expect(requests.filter((path) => path.startsWith('/_data/'))).toEqual([])
  expect(server.log()).not.toMatch(/error|warn/i)
})

test('vite preview serves the built app, hydrated', async ({ browser, mode }) => {
  test.skip(mode !== 'build', 'a preview is of a build')
  const preview = await startApp({ app: 'minimal', mode: 'preview' })
  const page = await browser.newPage()
  await page.goto(preview.url)
  await untilHydrated(page)
  await page.getByRole('button').click()
  await expect(page.getByRole('button')).toHaveText('clicked 1 times')
  await page.close()
  await preview.stop()
})

import { expect, test } from './fixtures.js'

test.use({ app: 'basic', allow: ['500 '] })
test.skip(({ mode }) => mode !== 'dev', 'development only')

const LOADER = 'pages/boom/result.tsx:16:'

for (const { title, asked, messages } of [
  { title: 'S83 a forgotten return', asked: 'nothing', messages: ['Did you forget to add a `return`?'] },
  {
    title: 'S82 keys beside props',
    asked: 'extraKeys',
    messages: ['Additional keys were returned from `getServerSideProps`', 'titel'],
  },
  {
    title: 'S74 S75 S77 a redirect that is none',
    asked: 'redirect',
    messages: [
      'Invalid redirect object returned from getServerSideProps for /boom/result?case=redirect',
      '`permanent` must be `true` or `false` and `destination` should be string but received number',
    ],
  },
  { title: 'S85 props that are no object', asked: 'array', messages: ['plain object', '[object Array]'] },
  {
    title: 'S90 S92 a date in the props',
    asked: 'date',
    messages: ['Error serializing `.list[0].when` returned from `getServerSideProps` in "/boom/result"'],
  },
  {
    title: 'S95 a circle in the props',
    asked: 'circle',
    messages: ['`.circle.self`', 'Circular references cannot be expressed in JSON (references: `.circle`)'],
  },
]) {
  test(`${title} is shown in the overlay with the place of the loader, and printed`, async ({
    page,
    server,
  }) => {
    const response = await page.goto(`/boom/result?case=${asked}`)
    expect(response!.status()).toBe(500)
    const overlay = page.locator('vite-error-overlay')
    for (const message of messages) {
      await expect(overlay.locator('.message')).toContainText(message)
      await expect.poll(() => server.log()).toContain(message)
    }
    await expect(overlay.locator('.file').first()).toContainText(LOADER)
    await expect(overlay.locator('.frame')).toContainText('export const getServerSideProps')
    await expect.poll(() => server.log()).toContain(LOADER)
  })
}

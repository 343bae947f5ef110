import { untilHydrated } from './document.js'
import { expect, test } from './fixtures.js'

test.use({ app: 'basic' })

test('T26 no script that the browser loads holds what only loaders use', async ({ page, server }) => {
  const bodies: Promise<{ url: string; text: string }>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return
    bodies.push(response.text().then((text) => ({ url: response.url(), text })))
  })
  await page.goto('/posts')
  // A click before that would load a document, and the texts of this one's scripts would be gone.
  await untilHydrated(page)
  await page.getByRole('link', { name: 'First post' }).click()
  await expect(page.locator('h1')).toHaveText('First post')
  const scripts = await Promise.all(bodies)
  expect(scripts.length).toBeGreaterThan(1)
  for (const { url, text } of scripts) {
    expect(text, url).not.toContain('SERVER-ONLY-7f3a')
    expect(text, url).not.toContain('lib/posts')
  }
  expect(server.log()).not.toContain('SERVER-ONLY')
})

test('T25 server files, manifests and maps are not served', async ({ request, mode }) => {
  test.skip(mode === 'dev', 'the built server has its own list of files')
  for (const path of [
    '/.vite/manifest.json',
    '/manifest.json',
    '/index.js',
    '/start.js',
    '/server/index.js',
    '/../server/index.js',
    '/%2e%2e/server/index.js',
    '/index.html',
    '/.env',
  ]) {
    const response = await request.get(path)
    expect(response.status(), path).toBeGreaterThanOrEqual(400)
    expect(response.status(), path).toBeLessThan(500)
  }
})

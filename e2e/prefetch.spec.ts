import { expect, test, type Visit } from './visit.js'

test.use({ app: 'client' })

/** How often the code of a page below `/prefetch` was asked for, in a build. */
const loads = ({ paths }: Visit, name: string): number =>
  paths.filter((path) => path.startsWith(`/assets/pages/prefetch/${name}-`)).length

test('C44 C45 C53 code of a link in view is loaded once, its data never', async ({ visit, mode }) => {
  test.skip(mode !== 'build', 'development prefetches nothing')
  await visit.open('/')
  await visit.push('/prefetch')
  await expect.poll(() => loads(visit, 'seen')).toBe(1)
  await visit.untilIdle()
  expect(loads(visit, 'seen')).toBe(1)
  expect(loads(visit, 'below')).toBe(0)
  expect(visit.data).toEqual([])
  await visit.click('seen')
  await visit.shows('the page seen')
  expect(loads(visit, 'seen')).toBe(1)
  expect(visit.data).toEqual(['/prefetch/seen'])
})

test('C46 C47 with prefetch={false} hover and touch load the code, being in view does not', async ({
  visit,
  page,
  mode,
}) => {
  test.skip(mode !== 'build', 'development prefetches nothing')
  await visit.open('/')
  await visit.push('/prefetch')
  await expect.poll(() => loads(visit, 'seen')).toBe(1)
  expect(loads(visit, 'hovered')).toBe(0)
  await page.getByRole('link', { name: 'hovered' }).hover()
  await expect.poll(() => loads(visit, 'hovered')).toBe(1)
  expect(loads(visit, 'touched')).toBe(0)
  await page.getByRole('link', { name: 'touched' }).dispatchEvent('touchstart')
  await expect.poll(() => loads(visit, 'touched')).toBe(1)
  expect(visit.data).toEqual([])
})

test('C48 a link that is scrolled into view, or rendered later, is loaded', async ({ visit, page, mode }) => {
  test.skip(mode !== 'build', 'development prefetches nothing')
  await visit.open('/prefetch')
  await page.getByRole('link', { name: 'below' }).scrollIntoViewIfNeeded()
  await expect.poll(() => loads(visit, 'below')).toBe(1)
  await page.locator('#late').click()
  await expect.poll(() => loads(visit, 'late')).toBe(1)
})

test('C49 C50 development prefetches nothing, also by router.prefetch', async ({ visit, page, mode }) => {
  test.skip(mode !== 'dev', 'production prefetches')
  await visit.open('/prefetch')
  await page.getByRole('link', { name: 'hovered' }).hover()
  await page.evaluate(() => window.router.prefetch('/prefetch/called'))
  await visit.untilIdle()
  expect(visit.paths.filter((path) => path.startsWith('/pages/'))).toEqual([])
  expect(visit.data).toEqual([])
})

test('C50 C45 router.prefetch gives a promise and loads the code, not the data', async ({
  visit,
  page,
  mode,
}) => {
  test.skip(mode !== 'build', 'development prefetches nothing')
  await visit.open('/')
  expect(await page.evaluate(() => window.router.prefetch('/prefetch/called?x=1'))).toBeUndefined()
  await expect.poll(() => loads(visit, 'called')).toBe(1)
  await visit.untilIdle()
  expect(visit.data).toEqual([])
})

for (const { title, connection } of [
  { title: 'for who saves data', connection: { saveData: true } },
  // DevTools' network conditions leave effectiveType as it is.
  { title: 'on a slow connection', connection: { effectiveType: '2g' } },
]) {
  test(`C51 nothing is prefetched ${title}`, async ({ visit, page, mode }) => {
    test.skip(mode !== 'build', 'development prefetches nothing')
    await page.addInitScript(
      (value) => void Object.defineProperty(navigator, 'connection', { value }),
      connection,
    )
    await visit.open('/prefetch')
    await page.getByRole('link', { name: 'hovered' }).hover()
    await visit.untilIdle()
    for (const name of ['seen', 'hovered']) expect(loads(visit, name)).toBe(0)
    await visit.click('seen')
    await visit.shows('the page seen')
  })
}

test.describe('a file that fails', () => {
  test.use({ allow: ['404 '] })

  test('C52 a prefetch that failed is silent, and the navigation works', async ({ visit, page, mode }) => {
    test.skip(mode !== 'build', 'development prefetches nothing')
    await visit.open('/')
    await page.route(
      '**/assets/pages/prefetch/called-*',
      (route) => route.fulfill({ status: 404, body: 'gone' }),
      { times: 1 },
    )
    const answered = page.waitForResponse('**/assets/pages/prefetch/called-*')
    await page.evaluate(() => window.router.prefetch('/prefetch/called'))
    // A navigation would share a load that is still on its way.
    await answered
    await visit.untilIdle()
    await visit.push('/prefetch/called')
    await visit.shows('the page called')
    await visit.isSame()
    expect(await visit.toldNames()).not.toContain('routeChangeError')
  })
})

import type { Page } from '@playwright/test'
import { isMarked, mark, untilHydrated } from './document.js'
import { expect, test } from './fixtures.js'
import { createGate } from './gate.js'

// What goes beyond Next's contract: each is opt-in by a prop, an option or an export.
test.use({ app: 'beyond-next' })

/** As the app has it, in ms. */
const STALE_TIME = 60_000

/** The requests for page data of a page, from now on, as `METHOD path?search`. */
function watchData(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url())
    if (pathname.startsWith('/_data/'))
      asked.push(`${request.method()} ${pathname.replace(/^\/_data\/[^/~]+/, '')}${search}`)
  })
  return asked
}

/** Opens a page, and marks its document once it is hydrated. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await untilHydrated(page)
  await mark(page)
}
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test.describe('data ahead of a visit', () => {
  test.beforeEach(({ mode }) => test.skip(mode === 'dev', 'nothing is prefetched in development (C49)'))

  test('hover, focus and touch ask for the data, and the click uses it', async ({ page }) => {
    const asked = watchData(page)
    // What is asked for ahead is kept for a time, which a slow machine may need for what follows.
    await page.clock.setFixedTime(Date.now())
    await open(page, '/')
    const answered = page.waitForResponse(/item\/1\.json/)
    await page.getByRole('link', { name: 'One' }).hover()
    await answered
    // More than one link is kept, and one that was asked for is not asked for again.
    const second = page.waitForResponse(/item\/2\.json/)
    await page.getByRole('link', { name: 'Two' }).focus()
    await second
    await page.getByRole('link', { name: 'One' }).hover()
    await page.getByRole('link', { name: 'One' }).click()
    await expect(heading(page)).toHaveText('Item 1')
    // Where it rests, the link comes back, and the browser tells it that the mouse is over it, at some time.
    await page.mouse.move(0, 0)
    await page.goBack()
    await page.getByRole('link', { name: 'Two' }).click()
    await expect(page.getByText('Color: red')).toBeVisible()
    expect(asked).toEqual(['GET /item/1.json', 'GET /item/2.json?color=red'])
  })
  test('C45 a link without it asks on the click only', async ({ page }) => {
    const asked = watchData(page)
    await open(page, '/')
    await page.getByRole('link', { name: 'Three' }).hover()
    await page.getByRole('link', { name: 'Three' }).focus()
    // Another link shows that the hover has been heard.
    const answered = page.waitForResponse(/item\/1\.json/)
    await page.getByRole('link', { name: 'One' }).hover()
    await answered
    expect(asked).toEqual(['GET /item/1.json'])
  })
})

test.describe('back and forward from memory', () => {
  test('the page is there at once as it was, scrolled to where it was', async ({ page }) => {
    const asked = watchData(page)
    await open(page, '/item/1')
    const visit = await page.getByTestId('visit').textContent()
    await page.getByRole('link', { name: 'Home' }).scrollIntoViewIfNeeded()
    const top = await page.evaluate(() => scrollY)
    expect(top).toBeGreaterThan(500)
    await page.getByRole('link', { name: 'Home' }).click()
    await expect(heading(page)).toHaveText('Beyond Next')
    await page.goBack()
    await expect(heading(page)).toHaveText('Item 1')
    await expect(page.getByTestId('visit')).toHaveText(visit ?? '')
    expect(await page.evaluate(() => scrollY)).toBe(top)
    expect([asked, await isMarked(page)]).toEqual([[], true])
  })
  test('a stale page is there at once, and asked for again behind', async ({ page }) => {
    await open(page, '/item/1')
    const visit = Number(await page.getByTestId('visit').textContent())
    await page.getByRole('link', { name: 'Home' }).click()
    await expect(heading(page)).toHaveText('Beyond Next')
    const gate = createGate()
    await page.route(/item\/1\.json/, async (route) => {
      await gate.opened
      await route.continue()
    })
    await page.evaluate((later) => {
      const now = Date.now
      Date.now = () => now() + later
    }, STALE_TIME)
    await page.goBack()
    await expect(page.getByTestId('visit')).toHaveText(String(visit))
    gate.open()
    await expect(page.getByTestId('visit')).toHaveText(String(visit + 1))
    expect(await isMarked(page)).toBe(true)
  })
})

test.describe('skeletons', () => {
  test('are shown under the new address while the data is on the way', async ({ page, request }) => {
    await open(page, '/')
    const entries = await page.evaluate(() => history.length)
    await page.getByRole('link', { name: 'Skeleton' }).click()
    await expect(heading(page)).toHaveText('One moment')
    await expect(page).toHaveURL(/\/skeleton\?name=a$/)
    await expect(page).toHaveTitle('One moment')
    await expect.poll(async () => (await request.get('/api/release?name=a')).status()).toBe(204)
    await expect(heading(page)).toHaveText('Here it is: a')
    await expect(page).toHaveTitle('Here it is')
    expect(await page.evaluate(() => history.length)).toBe(entries + 1)
    await page.goBack()
    await expect(heading(page)).toHaveText('Beyond Next')
    expect(await isMarked(page)).toBe(true)
  })
  test('can be left, and come back to', async ({ page, request }) => {
    await open(page, '/')
    // The first request stays in the browser: the server would hold it beside the second one, under the same name.
    const left = createGate()
    await page.route(
      /skeleton\.json/,
      async (route) => {
        await left.opened
        await route.abort().catch(() => {})
      },
      { times: 1 },
    )
    await page.getByRole('link', { name: 'Skeleton' }).click()
    await expect(heading(page)).toHaveText('One moment')
    await page.getByRole('link', { name: 'Home' }).click()
    await expect(heading(page)).toHaveText('Beyond Next')
    left.open()
    await page.goBack()
    await expect(heading(page)).toHaveText('One moment')
    await expect.poll(async () => (await request.get('/api/release?name=a')).status()).toBe(204)
    await expect(heading(page)).toHaveText('Here it is: a')
    expect(await isMarked(page)).toBe(true)
  })
  test('are no part of a document', async ({ request }) => {
    const answer = request.get('/skeleton?name=document')
    await expect.poll(async () => (await request.get('/api/release?name=document')).status()).toBe(204)
    const html = await (await answer).text()
    expect(html).toContain('Here it is')
    expect(html).not.toContain('One moment')
  })
})

test.describe('router.refresh()', () => {
  test('brings new props and keeps the rest', async ({ page }) => {
    const asked = watchData(page)
    await open(page, '/votes')
    const read = async (name: string) => Number(await page.getByTestId(name).textContent())
    const votes = await read('votes')
    const reads = await read('reads')
    await page.getByLabel('Text').fill('typed')
    await page.getByRole('button', { name: 'Votes only' }).click()
    await expect(page.getByTestId('votes')).toHaveText(String(votes + 1))
    await expect(page.getByTestId('reads')).toHaveText(String(reads))
    await page.getByRole('button', { name: 'Everything' }).click()
    await expect(page.getByTestId('votes')).toHaveText(String(votes + 2))
    await expect(page.getByTestId('reads')).toHaveText(String(reads + 1))
    await expect(page.getByLabel('Text')).toHaveValue('typed')
    expect(asked).toEqual(['GET ~votes/votes.json', 'GET /votes.json'])
    expect(await isMarked(page)).toBe(true)
  })
  test.describe('that fails', () => {
    test.use({ allow: ['500 '] })
    test('leaves the page as it is', async ({ page }) => {
      await open(page, '/votes?fail')
      const votes = await page.getByTestId('votes').textContent()
      await page.getByRole('button', { name: 'Votes only' }).click()
      await expect(page.getByRole('status')).toHaveText('not now')
      await expect(page.getByTestId('votes')).toHaveText(votes ?? '')
      expect(await isMarked(page)).toBe(true)
    })
  })
})

test.describe('<Form method="post">', () => {
  test('is sent to getServerSideProps, and its redirect followed in the document', async ({ page }) => {
    const asked = watchData(page)
    await open(page, '/comments')
    await page.getByLabel('Comment').fill('first & best')
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(page.getByText('You wrote: first & best')).toBeVisible()
    await expect(page).toHaveURL(/\/comments\/thanks$/)
    expect(asked).toEqual(['POST /comments.json', 'GET /comments/thanks.json'])
    // What was kept of the page is of before, so that the way back asks again.
    await page.goBack()
    await expect(heading(page)).toHaveText('Comments')
    await expect(page.getByText('first & best')).toBeVisible()
    expect(await isMarked(page)).toBe(true)
  })
  test.describe('with a mistake', () => {
    test.use({ allow: ['422 ', '500 '] })
    test('shows what the server says, and keeps what was typed', async ({ page, server }) => {
      await open(page, '/comments')
      const entries = await page.evaluate(() => history.length)
      await page.getByRole('button', { name: 'Send', exact: true }).click()
      await expect(page.getByRole('alert').first()).toHaveText('Write something first')
      expect(await page.evaluate(() => history.length)).toBe(entries)
      await page.getByLabel('Comment').fill('fail')
      await page.getByRole('button', { name: 'Send', exact: true }).click()
      await expect(page.getByRole('status')).toHaveText('That did not work, try again')
      await expect(page.getByLabel('Comment')).toHaveValue('fail')
      expect(await isMarked(page)).toBe(true)
      await expect.poll(() => server.log()).toContain('the database is away')
      await page.getByLabel('Comment').fill('and again')
      await page.getByRole('button', { name: 'Send', exact: true }).click()
      await expect(page.getByText('You wrote: and again')).toBeVisible()
    })
  })
  test('sends files', async ({ page }) => {
    await open(page, '/comments')
    await page
      .getByLabel('File')
      .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') })
    await page.getByRole('button', { name: 'Send file' }).click()
    await expect(page.getByText('You wrote: a file (a.txt: hello)')).toBeVisible()
    expect(await isMarked(page)).toBe(true)
  })
  test.describe('without scripts', () => {
    test.use({ javaScriptEnabled: false, allow: ['422 '] })
    test('works as well', async ({ page }) => {
      await page.goto('/comments')
      await page.getByRole('button', { name: 'Send', exact: true }).click()
      await expect(page.getByRole('alert')).toHaveText('Write something first')
      await page.getByLabel('Comment').fill('no scripts')
      await page.getByRole('button', { name: 'Send', exact: true }).click()
      await expect(page.getByText('You wrote: no scripts')).toBeVisible()
    })
  })
  test('T17 is refused from other sites, as page data too', async ({ page, request }) => {
    const build = page.waitForRequest(/_data/)
    await open(page, '/')
    await page.getByRole('link', { name: 'Votes' }).click()
    const dataUrl = (await build).url().replace('votes.json', 'comments.json')
    for (const url of ['/comments', dataUrl]) {
      const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
      const answer = await request.post(url, { headers, form: { text: 'evil' } })
      expect(answer.status()).toBe(403)
    }
    expect(await (await request.get('/comments')).text()).not.toContain('evil')
  })
})

test('a navigation that takes long has a progress bar, and one that takes over goes on with it', async ({
  page,
  request,
}) => {
  await page.addInitScript(() => {
    const seen: Element[] = []
    Object.assign(window, { seen })
    new MutationObserver((records) => {
      for (const { addedNodes } of records)
        for (const node of addedNodes)
          if (node instanceof Element && node.getAttribute('role') === 'progressbar') seen.push(node)
    }).observe(document, { childList: true, subtree: true })
  })
  const countBars = () => page.evaluate(() => (window as unknown as { seen: Element[] }).seen.length)
  const bar = page.getByRole('progressbar', { name: 'Loading' })
  await open(page, '/')
  await page.getByRole('link', { name: 'Slow a' }).click()
  await expect(bar).toBeVisible()
  expect(await bar.evaluate((element) => element.getBoundingClientRect().top)).toBe(0)
  await page.getByRole('link', { name: 'Slow b' }).click()
  await expect.poll(async () => (await request.get('/api/release?name=b')).status()).toBe(204)
  await expect(heading(page)).toHaveText('At last: b')
  await expect(bar).toHaveCount(0)
  expect(await countBars()).toBe(1)
  expect(await isMarked(page)).toBe(true)
})

test('navigations are view transitions', async ({ page }) => {
  await page.addInitScript(() => {
    const counts = { started: 0, updated: 0 }
    Object.assign(window, { counts })
    const start = document.startViewTransition.bind(document)
    document.startViewTransition = (update) => {
      counts.started++
      const transition = start(update)
      void transition.updateCallbackDone.then(() => counts.updated++)
      return transition
    }
  })
  const counts = () => page.evaluate(() => (window as unknown as { counts: object }).counts)
  await open(page, '/')
  await page.getByRole('link', { name: 'Three' }).click()
  await expect(heading(page)).toHaveText('Item 3')
  await expect.poll(counts).toEqual({ started: 1, updated: 1 })
  await page.goBack()
  await expect(heading(page)).toHaveText('Beyond Next')
  await expect.poll(counts).toEqual({ started: 2, updated: 2 })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.getByRole('link', { name: 'Three' }).click()
  await expect(heading(page)).toHaveText('Item 3')
  expect(await counts()).toEqual({ started: 2, updated: 2 })
})

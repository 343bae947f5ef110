import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { APIRequestContext, Page } from '@playwright/test'
import { isMarked, mark, untilHydrated } from './document.js'
import { editFile } from './edit-file.js'
import { expect, test } from './fixtures.js'

const SECRET = 'a-secret-of-the-tests-5b1c9e'

test.use({ app: 'shop', env: { SHOP_DATA_DIR: 'memory://', SHOP_SECRET: SECRET } })

test.beforeAll('the first request opens the database, in no test’s time', async ({ server }) => {
  test.setTimeout(180_000)
  await fetch(server.url)
})

/** Goes there, waits for React, and marks the document: the mark is lost when it is loaded anew. */
async function open(page: Page, address: string) {
  await page.goto(address)
  await untilHydrated(page)
  await mark(page)
  const data: string[] = []
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url())
    if (pathname.includes('/_data/')) data.push(pathname.replace(/^\/_data\/[^/]+/, '') + search)
  })
  return data
}

const titles = (page: Page) => page.locator('main article h3').allTextContents()

/** Opens an account of a test's own, in the page that asks for one. */
async function join(page: Page, name: string) {
  await page.getByLabel('What we may call you').fill(name)
  await page.getByLabel('E-mail').fill(`${name.toLowerCase()}-${Date.now()}@example.com`)
  await page.getByLabel('Password').fill('long enough')
  await page.getByRole('button', { name: 'Open the account' }).click()
}

test.describe('reading', () => {
  test('S60 C2 the first HTML has the books, hydrates and asks for no data', async ({ page, request }) => {
    const html = await (await request.get('/')).text()
    expect(html).toContain('<html lang="en"')
    expect(html).toContain('The Understudy of Weather')
    expect(html).toContain('On the front table')
    const data = await open(page, '/')
    await expect(page.locator('h1')).toHaveText('Books worth missing a stop for')
    await expect(page).toHaveTitle('A small shop for slow readers · Harbour Lane Books')
    await expect(page.locator('link[rel=icon]')).toHaveCount(1)
    expect(data).toEqual([])
  })

  test('C65 searching and sorting fetch only data and keep the document and the form', async ({ page }) => {
    const data = await open(page, '/books')
    await expect(page.getByRole('status')).toHaveText('60 books, 1 to 12')
    await page.getByLabel('Title or author').fill('moss')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status')).toHaveText('1 book for “moss”')
    expect(await titles(page)).toEqual(['Moss: A Biography'])
    await expect(page).toHaveTitle('Books for “moss” · Harbour Lane Books')
    await expect(page.getByLabel('Title or author')).toBeFocused()
    await page.getByLabel('Title or author').fill('')
    await page.getByLabel('Shelf').selectOption('Nature')
    await expect(page.locator('h1')).toHaveText('Nature')
    await page.getByLabel('Order').selectOption('Price, low to high')
    await expect(page).toHaveURL('/books?subject=nature&sort=price-up')
    await expect.poll(async () => (await titles(page))[0]).toBe('Clouds for Beginners')
    expect(data).toEqual([
      '/books.json?q=moss',
      '/books.json?subject=nature',
      '/books.json?subject=nature&sort=price-up',
    ])
    expect(await isMarked(page)).toBe(true)
    await page.goBack()
    await page.goBack()
    await expect(page.getByLabel('Title or author')).toHaveValue('moss')
    await expect(page.getByLabel('Shelf')).toHaveValue('')
    expect(await isMarked(page)).toBe(true)
  })

  test('C54 C131 paging fetches only data and ends at the top', async ({ page }) => {
    const data = await open(page, '/books')
    const first = await titles(page)
    expect(first).toHaveLength(12)
    await page.getByRole('link', { name: 'Next' }).click()
    await expect(page.getByRole('status')).toHaveText('60 books, 13 to 24')
    const second = await titles(page)
    expect(second.filter((title) => first.includes(title))).toEqual([])
    expect(await page.evaluate(() => window.scrollY)).toBe(0)
    await page.getByRole('link', { name: 'Page 5' }).click()
    await expect(page.getByRole('link', { name: 'Page 5' })).toHaveAttribute('aria-current', 'page')
    await expect(page.getByRole('link', { name: 'Next' })).toHaveCount(0)
    expect(data).toEqual(['/books.json?page=2', '/books.json?page=5'])
    expect(await isMarked(page)).toBe(true)
  })

  test('S35 the query string decides what a document shows, whatever is in it', async ({ page }) => {
    await page.goto('/books?q=%25&page=1')
    await expect(page.getByRole('status')).toHaveText('0 books for “%”')
    await page.goto(`/books?q=${encodeURIComponent(`'; DROP TABLE books; --`)}`)
    await expect(page.getByRole('status')).toContainText('0 books')
    await page.goto('/books?subject=nature&sort=__proto__&page=99')
    await expect(page).toHaveURL('/books?subject=nature')
    await expect(page.getByRole('status')).toHaveText('10 books')
  })

  test('C125 C66 from list to book to book, and back and forward', async ({ page }) => {
    const data = await open(page, '/books?q=moss')
    await page.getByRole('link', { name: 'Moss: A Biography' }).click()
    await expect(page.locator('h1')).toHaveText('Moss: A Biography')
    await expect(page.getByText('8 in stock')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Reviews' })).toBeVisible()
    await expect(page.locator('#reviews li').first()).toContainText('out of 5')
    await page.getByRole('link', { name: 'What Owls Are For' }).click()
    await expect(page.locator('h1')).toHaveText('What Owls Are For')
    await page.goBack()
    await expect(page.locator('h1')).toHaveText('Moss: A Biography')
    await page.goBack()
    await expect(page.getByRole('status')).toHaveText('1 book for “moss”')
    await page.goForward()
    await expect(page.locator('h1')).toHaveText('Moss: A Biography')
    await expect(page).toHaveTitle('Moss: A Biography by Odalys Fenwick · Harbour Lane Books')
    expect(data).toHaveLength(5)
    expect(await isMarked(page)).toBe(true)
  })

  test('S11 C55 help answers with and without a path, the page without a loader without data', async ({
    page,
  }) => {
    const data = await open(page, '/help')
    await expect(page.locator('h1')).toHaveText('How can we help?')
    await page.locator('article').getByRole('link', { name: 'Delivery abroad' }).click()
    await expect(page.locator('h1')).toHaveText('Delivery abroad')
    await expect(page).toHaveURL('/help/delivery/abroad')
    await page.getByRole('link', { name: 'About the shop' }).click()
    await expect(page.locator('h1')).toHaveText('About the shop')
    expect(data).toEqual(['/help/delivery/abroad.json'])
    expect(await isMarked(page)).toBe(true)
  })
})

test.describe('addresses that lead nowhere or elsewhere', () => {
  test.describe('not found', () => {
    test.use({ allow: ['404 '] })

    test('S66 S214 an unknown book is 404 with the page of the shop', async ({ page }) => {
      const response = await page.goto('/books/no-such-book')
      expect(response!.status()).toBe(404)
      await expect(page.locator('h1')).toHaveText('Not on our shelves')
      await expect(page).toHaveTitle('Not on our shelves · Harbour Lane Books')
      await page.getByRole('link', { name: 'all books' }).click()
      await expect(page.locator('h1')).toHaveText('All books')
      expect((await page.goto('/help/delivery/nowhere'))!.status()).toBe(404)
      expect((await page.goto('/no/such/page'))!.status()).toBe(404)
      await expect(page.getByRole('banner')).toBeVisible()
    })

    test('C78 C79 going back to an unknown book shows the same page in the document', async ({ page }) => {
      const data = await open(page, '/books/no-such-book')
      await page.getByRole('link', { name: 'front table' }).click()
      await expect(page.locator('h1')).toHaveText('Books worth missing a stop for')
      await page.goBack()
      await expect(page.locator('h1')).toHaveText('Not on our shelves')
      await expect(page).toHaveURL('/books/no-such-book')
      expect(data).toEqual(['/index.json', '/books/no-such-book.json'])
      expect(await isMarked(page)).toBe(true)
    })
  })

  test.describe('malformed', () => {
    test.use({ allow: ['400 '] })

    test('S213 an address that cannot be read is 400 with the error page of the shop', async ({ page }) => {
      const response = await page.goto('/books/%E0%A4%A')
      expect(response!.status()).toBe(400)
      await expect(page.locator('h1')).toHaveText('We could not read that address')
      await page.getByRole('link', { name: 'Back to the front table' }).click()
      await expect(page.locator('h1')).toHaveText('Books worth missing a stop for')
    })
  })

  test('S69 an old address leads on for good', async ({ page, request }) => {
    const answer = await request.get('/item/103', { maxRedirects: 0 })
    expect(answer.status()).toBe(308)
    expect(answer.headers().location).toBe('/books/the-slow-boat-timetable')
    expect((await request.get('/item/9999')).status()).toBe(404)
    await page.goto('/item/103')
    await expect(page).toHaveURL('/books/the-slow-boat-timetable')
    await expect(page.locator('h1')).toHaveText('The Slow Boat Timetable')
  })

  test('C71 a click that is redirected ends at its destination, with one entry', async ({ page }) => {
    const data = await open(page, '/about')
    const entries = await page.evaluate(() => history.length)
    await page.getByRole('banner').getByRole('link', { name: 'Account' }).click()
    await expect(page.locator('h1')).toHaveText('Sign in')
    await expect(page).toHaveURL('/sign-in?next=%2Faccount')
    expect(data).toEqual(['/account.json', '/sign-in.json?next=%2Faccount'])
    expect(await page.evaluate(() => history.length)).toBe(entries + 1)
    expect(await isMarked(page)).toBe(true)
  })
})

test.describe('accounts', () => {
  test('S81 signing in sets a cookie no script can read, and leads back; signing out ends it', async ({
    page,
    context,
  }) => {
    await page.goto('/account')
    await expect(page).toHaveURL('/sign-in?next=%2Faccount')
    await page.getByLabel('E-mail').fill('reader@example.com')
    await page.getByLabel('Password').fill('a book a day')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page).toHaveURL('/account')
    await expect(page.locator('h1')).toHaveText('Robin’s account')
    const session = (await context.cookies()).find(({ name }) => name === 'shop_session')
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    await untilHydrated(page)
    await page.getByRole('link', { name: 'Harbour Lane Books' }).click()
    await expect(page.locator('h1')).toHaveText('Good to see you, Robin')
    await page.getByRole('link', { name: 'About the shop' }).click()
    await expect(page.locator('h1')).toHaveText('About the shop')
    await page.getByRole('banner').getByRole('link', { name: 'Robin' }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page).toHaveURL('/')
    await expect(page.locator('h1')).toHaveText('Books worth missing a stop for')
    expect((await context.cookies()).map(({ name }) => name)).not.toContain('shop_session')
  })

  test.describe('with a wrong password', () => {
    test.use({ allow: ['422 '] })

    test('S152 the form comes back with what was typed and says why', async ({ page }) => {
      await page.goto('/sign-in')
      await page.getByLabel('E-mail').fill('reader@example.com')
      await page.getByLabel('Password').fill('a film a day')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page.locator('main').getByRole('alert')).toContainText('no account with this address')
      await expect(page.getByLabel('E-mail')).toHaveValue('reader@example.com')
      await expect(page.getByLabel('Password')).toHaveValue('')
    })
  })

  test('a session of someone else’s making is nobody’s, and nothing leads off the site', async ({
    request,
  }) => {
    const signIn = (next: string) =>
      request.post('/sign-in', {
        form: { email: 'reader@example.com', password: 'a book a day', next },
        maxRedirects: 0,
      })
    for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example', '/\t/evil.example'])
      expect((await signIn(next)).headers().location, next).toBe('/account')
    const answer = await signIn('/books?page=2')
    expect(answer.status()).toBe(303)
    expect(answer.headers().location).toBe('/books?page=2')
    const value = /shop_session=([^;]+)/.exec(answer.headers()['set-cookie']!)![1]!
    const forged = [value.replace(/^1\./, '2.'), value.slice(0, -1), '1.99999999999.', `${value}x`]
    for (const cookie of forged) {
      const forgery = await request.get('/account', {
        headers: { cookie: `shop_session=${cookie}` },
        maxRedirects: 0,
      })
      expect(forgery.status(), cookie).toBe(307)
    }
  })

  test('S164 T28 forms that are too long or of another type are refused', async ({ request }) => {
    const post = (data: string, type: string) =>
      request.post('/sign-in', { data, headers: { 'content-type': type } })
    const long = await post(`email=${'x'.repeat(40_000)}`, 'application/x-www-form-urlencoded')
    expect(long.status()).toBe(413)
    expect(await long.text()).toBe('The form is longer than the shop allows.')
    expect((await post('{}', 'application/json')).status()).toBe(415)
    expect((await request.get('/sign-in')).status()).toBe(200)
  })

  test('T17 a form on another site changes nothing', async ({ request }) => {
    const answer = await request.post('/basket', {
      form: { intent: 'add', book: 'moss-a-biography' },
      headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    })
    expect(answer.status()).toBe(403)
    expect(answer.headers()['set-cookie']).toBeUndefined()
  })
})

test.describe('buying', () => {
  test('S135 from the wishlist to the basket to an order that only its reader sees', async ({
    page,
    browser,
    server,
  }) => {
    await page.goto('/join?next=/books/clouds-for-beginners')
    await join(page, 'Ada')
    await expect(page).toHaveURL('/books/clouds-for-beginners')
    await page.getByRole('button', { name: 'Put on the wishlist' }).click()
    await expect(page.getByRole('button', { name: 'Take off the wishlist' })).toBeVisible()
    await page.getByRole('banner').getByRole('link', { name: 'Ada' }).click()
    await expect(page.locator('h1')).toHaveText('Ada’s account')
    await expect(page.locator('main article h3')).toHaveText('Clouds for Beginners')
    await page.getByRole('link', { name: 'Clouds for Beginners' }).click()
    await page.getByRole('button', { name: 'Add to the basket' }).click()
    await expect(page).toHaveURL('/basket')
    await page.getByLabel('Copies').fill('2')
    await page.getByRole('button', { name: 'Change' }).click()
    await expect(page.getByRole('banner').getByRole('link', { name: 'Basket' })).toHaveText('Basket2 books')
    await expect(page.getByText('£21.80')).toBeVisible()
    await page.getByRole('button', { name: 'Place the order' }).click()
    await expect(page.locator('h1')).toHaveText(/^Order \d+$/)
    await expect(page.getByText('2 copies')).toBeVisible()
    const order = page.url()
    await page.getByRole('link', { name: 'All your orders' }).click()
    await expect(page.getByRole('link', { name: /^Order \d+$/ })).toHaveAttribute(
      'href',
      new URL(order).pathname,
    )
    const other = await browser.newContext({ baseURL: server.url })
    try {
      const stranger = await other.newPage()
      await stranger.goto('/join')
      await join(stranger, 'Eve')
      await expect(stranger.locator('h1')).toHaveText('Eve’s account')
      expect((await stranger.goto(order))!.status()).toBe(404)
    } finally {
      await other.close()
    }
  })

  test('S187 a review is kept, once for a reader, and is text and nothing else', async ({ page }) => {
    await page.goto('/join?next=/books/buttons')
    await join(page, 'Bea')
    for (const words of ['</script><script>window.pwned = 1</script>', 'Better the <b>second</b> time']) {
      await page.getByLabel('What you would tell a friend').fill(words)
      await page.getByLabel('Stars').selectOption('4')
      await page.getByRole('button', { name: 'Send the review' }).click()
      await expect(page.locator('#reviews li').first()).toContainText(words)
    }
    await expect(page.locator('#reviews').getByText('Bea', { exact: true })).toHaveCount(1)
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
  })

  test.describe('without JavaScript', () => {
    // Chromium calls preloads of modules that may not run blocked.
    test.use({ javaScriptEnabled: false, allow: [' csp'] })

    test('C13 search, basket and sign-in work as plain links and forms', async ({ page }) => {
      await page.goto('/books')
      await page.getByLabel('Title or author').fill('ferries')
      await page.getByRole('button', { name: 'Search' }).click()
      await page.getByRole('link', { name: 'Seventeen Ferries' }).click()
      await page.getByRole('button', { name: 'Add to the basket' }).click()
      await expect(page.locator('h1')).toHaveText('Your basket')
      await page.getByRole('link', { name: 'Sign in to order' }).click()
      await page.getByLabel('E-mail').fill('reader@example.com')
      await page.getByLabel('Password').fill('a book a day')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page.getByRole('button', { name: 'Place the order' })).toBeVisible()
      await page.getByRole('button', { name: 'Take out' }).click()
      await expect(page.getByText('There is nothing in it yet.')).toBeVisible()
    })
  })
})

test('S160 C54 the prices come from the HTTP API that the shop serves itself', async ({ page, request }) => {
  const rates = await request.get('/rates.json')
  expect(rates.headers()['content-type']).toBe('application/json; charset=utf-8')
  expect(await rates.json()).toMatchObject({ base: 'GBP', rates: { length: 5 } })
  const forged = await request.get('/prices', { headers: { 'x-forwarded-host': 'evil.example' } })
  expect(await forged.text()).toContain('CHF 1.11')
  const data = await open(page, '/prices')
  await page.getByRole('link', { name: 'Japanese yen' }).click()
  await expect(page.getByText('JPY 194')).toBeVisible()
  expect(data).toEqual(['/prices.json?currency=JPY'])
  expect(await isMarked(page)).toBe(true)
})

test('C183 an edit of the queries shows in the document, and the database outlives it', async ({
  page,
  server,
  mode,
}) => {
  test.skip(mode !== 'dev', 'only the development server follows edits')
  await page.goto('/books/harvest-home')
  await page.getByRole('button', { name: 'Add to the basket' }).click()
  await expect(page).toHaveURL('/basket')
  await open(page, '/help')
  const edit = (from: string, to: string) =>
    editFile(server.dir, 'lib/server/help.ts', (text) => text.replace(from, to))
  const first = page.locator('article li').first()
  edit('ORDER BY place', 'ORDER BY place DESC')
  await expect(first).toContainText('Orders and accounts')
  // Seen before the next test opens a document: one that misses an edit is loaded again.
  edit('ORDER BY place DESC', 'ORDER BY place')
  await expect(first).not.toContainText('Orders and accounts')
  expect(await isMarked(page)).toBe(true)
  await page.getByRole('banner').getByRole('link', { name: 'Basket' }).click()
  await expect(page.getByRole('link', { name: 'Harvest Home' })).toBeVisible()
})

const PAGES = [
  '/',
  '/books',
  '/books/the-salt-almanac',
  '/books/the-glass-half',
  '/basket',
  '/sign-in',
  '/join',
  '/help',
  '/help/delivery/abroad',
  '/prices',
  '/about',
]

test('S189 the first HTML looks the same with and without JavaScript', async ({ page, browser, server }) => {
  const context = await browser.newContext({
    baseURL: server.url,
    javaScriptEnabled: false,
    viewport: page.viewportSize(),
  })
  try {
    const plain = await context.newPage()
    for (const address of PAGES) {
      await open(page, address)
      await plain.goto(address)
      const looks = await Promise.all([page, plain].map(describeLooks))
      expect(looks[1]!.length, address).toBeGreaterThan(20)
      expect(looks[1], address).toEqual(looks[0])
    }
  } finally {
    await context.close()
  }
})

/** Place, size, colours and typeface of everything in the page. */
function describeLooks(page: Page): Promise<string[]> {
  return page.locator('#root *').evaluateAll((elements) =>
    elements.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      const { color, backgroundColor, fontSize, fontFamily } = getComputedStyle(element)
      const box = [x, y, width, height].map(Math.round).join(' ')
      return `${element.tagName} ${box} ${color} ${backgroundColor} ${fontSize} ${fontFamily}`
    }),
  )
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } })

  test('no page is wider than the screen, and each has one first heading', async ({ page }) => {
    await page.goto('/join?next=/books/the-night-train-pocket-companion')
    await join(page, 'Wilhelmina-Alexandra')
    await page.getByRole('button', { name: 'Add to the basket' }).click()
    // Where the form is sent before the page is hydrated, this is a document that would come over the next one.
    await expect(page).toHaveURL('/basket')
    for (const address of [...PAGES, '/account']) {
      if (address === '/sign-in') continue
      await page.goto(address)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width, address).toBeLessThanOrEqual(360)
      await expect(page.locator('h1'), address).toHaveCount(1)
    }
  })
})

test('T26 no file for the browser holds what is the server’s', async ({ page, request, server, mode }) => {
  const scripts = new Set<string>()
  page.on('request', (asked) => void (asked.resourceType() === 'script' && scripts.add(asked.url())))
  for (const address of PAGES) await open(page, address)
  await page.getByRole('link', { name: 'the books' }).click()
  await expect(page.locator('h1')).toHaveText('All books')
  const files = await readScripts(request, scripts)
  if (mode === 'build') files.push(...readClientFiles(server.dir))
  expect(files.length).toBeGreaterThan(10)
  for (const { name, text } of files) {
    for (const marker of [SECRET, ...SERVER_MARKERS])
      expect(text.includes(marker), `${name} holds ${marker}`).toBe(false)
  }
})

const SERVER_MARKERS = [
  'FROM books',
  'INSERT INTO',
  'basket_lines',
  'order_lines',
  'session secret',
  'SHOP_SECRET',
  'shop_session',
  'DATABASE_URL',
  'timingSafeEqual',
  'pglite',
  'lib/server',
  'a book a day',
  'Twelve months with one hedge',
]

function readScripts(request: APIRequestContext, addresses: Iterable<string>) {
  return Promise.all(
    [...addresses].map(async (name) => ({ name, text: await (await request.get(name)).text() })),
  )
}

function readClientFiles(dir: string) {
  const client = path.join(dir, 'dist', 'client')
  return readdirSync(client, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((name) => ({ name, text: readFileSync(name, 'utf8') }))
}

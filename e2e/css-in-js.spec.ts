import { expect, test } from './fixtures.js'
import { isMarked, mark, untilHydrated } from './document.js'

test.use({ app: 'css-in-js' })

const PAGES = ['styled', 'emotion']

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  for (const path of PAGES) {
    test(`S203 the first HTML of the page with ${path} has its styles in the head`, async ({
      page,
      server,
    }) => {
      expect(server.url).toContain('127.0.0.1')
      await page.goto(`/${path}?name=first&colour=rgb(1,2,3)`)
      await expect(page.locator('h1')).toHaveCSS('color', 'rgb(1, 2, 3)')
      await expect(page.locator('body')).toHaveCSS(
        'background-color',
        path === 'styled' ? 'rgb(250, 240, 230)' : 'rgb(230, 240, 250)',
      )
      await expect(page.locator('body style')).toHaveCount(0)
    })
  }
})

test('S203 pages hydrate with their styles, which come and go with navigations', async ({ page }) => {
  await page.goto('/styled?name=first&colour=rgb(1,2,3)')
  await untilHydrated(page)
  await mark(page)
  const className = await page.locator('h1').getAttribute('class')
  await expect(page.locator('h1')).toHaveCSS('color', 'rgb(1, 2, 3)')
  await page.getByRole('link', { name: 'emotion' }).click()
  await expect(page.locator('h1')).toHaveText('by a link')
  await expect(page.locator('h1')).toHaveCSS('color', 'rgb(4, 5, 6)')
  await expect(page.locator('main p')).toHaveCSS('letter-spacing', '4px')
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(230, 240, 250)')
  await page.getByRole('link', { name: 'styled' }).click()
  await expect(page.locator('h1')).toHaveCSS('color', 'rgb(7, 8, 9)')
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(250, 240, 230)')
  await page.goBack()
  await page.goBack()
  await expect(page.locator('h1')).toHaveText('first')
  expect(await page.locator('h1').getAttribute('class')).toBe(className)
  expect(await isMarked(page)).toBe(true)
})

test.describe('many at a time', () => {
  // Development evaluates a page anew for none of them, but is slow to answer two hundred.
  test.slow()

  test('S187 S203 F24 two hundred requests at once get only styles of their own, also beside failing ones', async ({
    server,
  }) => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const path = PAGES[index % 2] as string
        const name = { 0: 'broken-loader', 3: 'broken-page' }[index % 10] ?? `visitor-${index}`
        // A number of its own in each part, so that nothing else in a document looks like it.
        const colour = `rgb(${index},${index},251)`
        const response = await fetch(`${server.url}/${path}?name=${name}&colour=${colour}`)
        return { path, name, colour, status: response.status, html: await response.text() }
      }),
    )
    for (const { path, name, colour, status, html } of answers) {
      const head = html.slice(0, html.indexOf('</head>'))
      const isBroken = name.startsWith('broken')
      expect(status, name).toBe(isBroken ? 500 : 200)
      const colours = head.match(/rgb\(\d+,\d+,251\)/g) ?? []
      expect(colours, `${path} ${name}`).toEqual(isBroken ? [] : [colour])
      if (isBroken) continue
      expect(html.match(/<h1[^>]*>([^<]*)/)?.[1]).toBe(name)
      expect(head.includes('data-styled'), path).toBe(path === 'styled')
      expect(head.includes('data-emotion'), path).toBe(path === 'emotion')
    }
  })
})

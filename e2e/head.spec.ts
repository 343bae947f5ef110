import type { Page } from '@playwright/test'
import { expect, test } from './visit.js'

test.use({ app: 'client' })

/** The values of an attribute in the head, in their order. */
const values = (page: Page, selector: string, attribute = 'content') =>
  page.evaluate(
    ([selector, attribute]) =>
      [...document.head.querySelectorAll(selector)].map((element) => element.getAttribute(attribute)),
    [selector, attribute],
  )

test('C155 C156 C157 title and tags follow navigations, also back, and leave nothing behind', async ({
  visit,
  page,
}) => {
  await visit.open('/head/one')
  await expect(page).toHaveTitle('One off')
  await expect(page.locator('h1')).toHaveCSS('color', 'rgb(1, 2, 3)')
  await visit.push('/head/two')
  await expect(page).toHaveTitle('Two')
  expect(await values(page, 'meta[name=description]')).toEqual(['of two'])
  expect(await values(page, 'meta[property], meta[http-equiv], link[rel=alternate]')).toEqual([])
  await expect(page.locator('h1')).not.toHaveCSS('color', 'rgb(1, 2, 3)')
  await visit.go(-1)
  await expect(page).toHaveTitle('One off')
  expect(await values(page, 'meta[name=description]')).toEqual(['last of one'])
  await expect(page.locator('h1')).toHaveCSS('color', 'rgb(1, 2, 3)')
  await visit.isSame()
})

test('C158 C159 C160 C162 C163 of one key or name the last counts, of a property all; fragments count, components do not', async ({
  visit,
  page,
}) => {
  for (const come of [
    () => visit.open('/head/one'),
    () => visit.open('/').then(() => visit.push('/head/one')),
  ]) {
    await come()
    await expect(page).toHaveTitle('One off')
    expect(await values(page, 'link[rel=alternate]', 'href')).toEqual(['/last'])
    expect(await values(page, 'meta[name=description]')).toEqual(['last of one'])
    expect(await values(page, 'meta[http-equiv=x-kind]')).toEqual(['last'])
    expect(await values(page, 'meta[property="og:image"]')).toEqual(['/a.png', '/b.png'])
    expect(await values(page, 'meta[name=in-fragment]')).toEqual(['yes'])
    expect(await values(page, 'meta[name=from-component]')).toEqual([])
  }
})

test('C161 title and tags follow state; a tag comes and goes', async ({ visit, page }) => {
  await visit.open('/head/one')
  await page.locator('#on').click()
  await expect(page).toHaveTitle('One on')
  expect(await values(page, 'meta[name=when-on]')).toEqual(['yes'])
  await page.locator('#on').click()
  await expect(page).toHaveTitle('One off')
  expect(await values(page, 'meta[name=when-on]')).toEqual([])
})

test('C164 C168 tags of the App stay and its title is back on a page without one; without any it is empty', async ({
  visit,
  page,
}) => {
  await visit.open('/head/one')
  expect(await values(page, 'meta[name=from-app]')).toEqual(['yes'])
  await visit.push('/head/none')
  await expect(page).toHaveTitle('Client')
  expect(await values(page, 'meta[name=from-app]')).toEqual(['yes'])
  await visit.push('/head/none?untitled=1')
  await expect(page).toHaveTitle('')
})

test('C165 C166 C167 nothing is doubled by hydration or navigation, and what others put there stays', async ({
  visit,
  page,
}) => {
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      const element = document.createElement('meta')
      element.name = 'from-elsewhere'
      element.content = 'stays'
      document.head.append(element)
    })
  })
  await visit.open('/head/one')
  const counts = () =>
    page.evaluate(() =>
      ['title', 'meta[charset]', 'meta[name=viewport]'].map(
        (selector) => document.head.querySelectorAll(selector).length,
      ),
    )
  expect(await counts()).toEqual([1, 1, 1])
  expect(await values(page, 'meta[property="og:image"]')).toEqual(['/a.png', '/b.png'])
  await visit.push('/head/two')
  expect(await counts()).toEqual([1, 1, 1])
  expect(await values(page, 'meta[name=viewport]')).toEqual(['width=device-width, initial-scale=2'])
  await visit.push('/head/none')
  expect(await counts()).toEqual([1, 1, 1])
  expect(await values(page, 'meta[name=viewport]')).toEqual(['width=device-width'])
  expect(await values(page, 'meta[name=from-elsewhere]')).toEqual(['stays'])
})

test('C169 a script in Head that comes with a navigation runs, each time', async ({ visit, page }) => {
  await visit.open('/head/none')
  const ran = () => page.evaluate(() => (window as unknown as { ranInHead?: number }).ranInHead)
  expect(await ran()).toBeUndefined()
  await visit.push('/head/two')
  expect(await ran()).toBe(1)
  await visit.push('/head/none')
  await visit.push('/head/two')
  expect(await ran()).toBe(2)
})

import type { APIRequestContext, Page } from '@playwright/test'
import { mark, untilHydrated } from './document.js'

/** What the page's router says. */
export const place = async (page: Page) => JSON.parse((await page.locator('#place').textContent())!) as object
/** What the page was given. */
export const props = async (page: Page) => JSON.parse((await page.locator('#props').textContent())!) as object
/** What the address bar shows, without the origin. */
export const path = (page: Page) => page.evaluate(() => location.pathname + location.search)
export const click = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click()

/** Opens an address, and marks its document once it is hydrated. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await untilHydrated(page)
  await mark(page)
}

/** Status and destination of an answer. */
export async function sent(request: APIRequestContext, address: string) {
  const response = await request.get(address, { maxRedirects: 0 })
  return [response.status(), response.headers().location]
}

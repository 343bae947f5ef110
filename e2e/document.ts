import type { Page } from '@playwright/test'

/** React has put its properties on the page's first element. A click before that is the browser's own (C43). */
export async function untilHydrated(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.querySelector(':is(#root, #__next) *')!).some((key) =>
      key.startsWith('__reactProps'),
    ),
  )
}

/** Marks the document; the mark is lost when it is loaded anew. */
export const mark = (page: Page): Promise<void> =>
  page.evaluate(() => void Object.assign(window, { marked: true }))

export const isMarked = (page: Page): Promise<boolean> => page.evaluate(() => 'marked' in window)

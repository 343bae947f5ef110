import type { Page, Request, Response, Route } from '@playwright/test'
import { isMarked, mark } from './document.js'
import { expect, test as base } from './fixtures.js'
import { createGate } from './gate.js'

export { expect }

/** A router event as the App of `playground/client` writes it down. */
export interface Told {
  readonly name: string
  readonly url: string
  readonly options: unknown
  readonly cancelled?: boolean
  /** What the address bar showed. */
  readonly shown: string
}

interface ClientRouter {
  push(...args: unknown[]): Promise<boolean>
  replace(...args: unknown[]): Promise<boolean>
  prefetch(address: string): Promise<void>
  back(): void
  reload(): void
  beforePopState(callback: (state: unknown) => boolean): void
  readonly query: Record<string, unknown>
  readonly asPath: string
  ready(callback: () => void): void
  readonly events: Record<'on' | 'off', (name: string, listener: (...args: unknown[]) => void) => void>
}

declare global {
  /** `window` in `playground/client`. */
  interface Window {
    router: ClientRouter
    told: Told[]
    isHydrated?: boolean
    /** Lets the page `suspended` go on. */
    resume(): void
  }
}

/** Page data that is kept from arriving. */
export interface Held {
  /** Settles when it has been asked for. */
  readonly asked: Promise<Request>
  /** Lets it come, and settles when the page has had its chance to act on it. */
  release(): Promise<void>
}

/** Playwright's `test` with a `visit`: a page of `playground/client`. */
export const test = base.extend<{ visit: Visit }>({
  visit: async ({ page }, use) => use(new Visit(page)),
})

/** A page, what it has asked for, and short words for what tests do and read. */
export class Visit {
  readonly page: Page
  private requests: Request[] = []
  private messages = ''

  constructor(page: Page) {
    this.page = page
    page.on('request', (request) => this.requests.push(request))
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => (this.messages += payload.toString())),
    )
  }

  /** Loads a document, waits until it is hydrated, marks it, and forgets requests and events so far. */
  async open(path: string): Promise<Response> {
    const response = await this.page.goto(path)
    await this.untilHydrated()
    await mark(this.page)
    await this.forget()
    return response!
  }

  async untilHydrated(): Promise<void> {
    await this.page.waitForFunction(() => window.isHydrated)
  }

  forgetRequests(): void {
    this.requests = []
  }

  /** Forgets requests and events. */
  async forget(): Promise<void> {
    this.forgetRequests()
    await this.page.evaluate(() => (window.told.length = 0))
  }

  /** The page data that was asked for: path and search. */
  get data(): string[] {
    return this.requests.flatMap((request) => dataOf(request) ?? [])
  }

  /** The documents that were asked for: path and search. */
  get documents(): string[] {
    return this.requests
      .filter((request) => request.isNavigationRequest())
      .map((request) => request.url().replace(/^https?:\/\/[^/]+/, ''))
  }

  /** The path of everything that was asked for. */
  get paths(): string[] {
    return this.requests.map((request) => new URL(request.url()).pathname)
  }

  /** The development server has told this page of a route: others, and requests, may know of it before. */
  async knows(pattern: string): Promise<void> {
    await expect.poll(() => this.messages).toContain(`"pattern":"${pattern}"`)
  }

  /** Waits for the page with this name. */
  async shows(name: string): Promise<void> {
    await expect(this.page.locator('h1')).toHaveText(name)
  }

  /** The document is the one that was opened. */
  async isSame(): Promise<void> {
    expect(await isMarked(this.page), 'the document is the same').toBe(true)
  }

  /** Another document has taken its place, and is hydrated. */
  async untilNew(): Promise<void> {
    await this.page.waitForFunction(() => !('marked' in window) && window.isHydrated)
  }

  /** Calls the router and gives what its promise gives. */
  async push(...args: unknown[]): Promise<unknown> {
    return this.page.evaluate((args) => window.router.push(...args), args)
  }

  async replace(...args: unknown[]): Promise<unknown> {
    return this.page.evaluate((args) => window.router.replace(...args), args)
  }

  /** Pushes without waiting: for navigations that wait, or end in another document. */
  async start(...args: unknown[]): Promise<void> {
    await this.page.evaluate((args) => void window.router.push(...args), args)
  }

  /** What the browser's own buttons do, without Playwright's waiting for a load. */
  async go(delta: number): Promise<void> {
    await this.page.evaluate((delta) => history.go(delta), delta)
  }

  async click(name: string): Promise<void> {
    await this.page.getByRole('link', { name, exact: true }).click()
  }

  /** Keeps page data whose address has this part from arriving. */
  async hold(part: string): Promise<Held> {
    const gate = createGate()
    const asked = this.page.waitForRequest((request) => dataOf(request)?.includes(part) === true)
    await this.page.route(
      (url) => isData(url) && url.href.includes(part),
      async (route) => {
        await gate.opened
        // Nobody may wait for it any more.
        await route.continue().catch(() => {})
      },
    )
    return {
      asked,
      release: async () => {
        const request = await asked
        gate.open()
        await request.response().catch(() => null)
        await this.untilIdle()
      },
    }
  }

  /** Answers page data whose address has this part. */
  async answer(part: string, answer: Parameters<Route['fulfill']>[0]): Promise<void> {
    await this.page.route(
      (url) => isData(url) && url.href.includes(part),
      (route) => route.fulfill(answer),
    )
  }

  /** The page has handled whatever had arrived: answers, tasks that these led to, and a frame. */
  async untilIdle(): Promise<void> {
    await this.page.evaluate(async () => {
      await fetch('/note.txt')
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    })
  }

  async props(): Promise<Record<string, unknown>> {
    return this.read('#props')
  }

  async router(): Promise<Record<string, unknown>> {
    return this.read('#router')
  }

  private async read(selector: string): Promise<Record<string, unknown>> {
    return JSON.parse((await this.page.locator(selector).textContent())!) as Record<string, unknown>
  }

  /** Path, search and hash. */
  address(): Promise<string> {
    return this.page.evaluate(() => location.pathname + location.search + location.hash)
  }

  async isAt(address: string): Promise<void> {
    await expect.poll(() => this.address()).toBe(address)
  }

  entries(): Promise<number> {
    return this.page.evaluate(() => history.length)
  }

  position(): Promise<number> {
    return this.page.evaluate(() => Math.round(window.scrollY))
  }

  async scrollTo(top: number): Promise<void> {
    await this.page.evaluate((top) => window.scrollTo(0, top), top)
    await expect.poll(() => this.position()).toBe(top)
  }

  told(): Promise<Told[]> {
    return this.page.evaluate(() => window.told)
  }

  async toldNames(): Promise<string[]> {
    return (await this.told()).map(({ name }) => name)
  }
}

const DATA = /^\/_data\/[^/]+(\/.*)\.json$/

function isData({ pathname }: URL): boolean {
  return DATA.test(pathname)
}

function dataOf(request: Request): string | undefined {
  const { pathname, search } = new URL(request.url())
  const path = DATA.exec(pathname)?.[1]
  return path === undefined ? undefined : path.replace(/^\/index$/, '/') + search
}

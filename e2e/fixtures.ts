import { test as base, expect, type Page } from '@playwright/test'
import { startApp, type AppServer, type Mode } from './app-server.js'

export { expect }

/** What a spec file chooses with `test.use({ … })`. */
export interface AppOptions {
  /** A folder of `playground/`. */
  app: string
  mode: Mode
  env: Record<string, string>
  viteArgs: string[]
  /** A name gives a spec that edits files a copy of the app of its own; others share one. */
  copy: string
}

export interface Fixtures {
  /** Console texts and failed requests that a test expects, as parts of their text. */
  allow: string[]
  /** Fails the test at its end on anything in the console or the network that should not be there. */
  watch: void
}

/**
 * Playwright's `test` with one running app per worker and choice of options. A page fails its test on any
 * console error or warning, uncaught error, hydration warning, failed request, request to another host or
 * answer of 400 and more that the test did not `allow`.
 */
export const test = base.extend<Fixtures, AppOptions & { server: AppServer }>({
  app: ['basic', { option: true, scope: 'worker' }],
  mode: ['build', { option: true, scope: 'worker' }],
  env: [{}, { option: true, scope: 'worker' }],
  viteArgs: [[], { option: true, scope: 'worker' }],
  copy: ['', { option: true, scope: 'worker' }],
  server: [
    async ({ app, mode, env, viteArgs }, use) => {
      const server = await startApp({ app, mode, env, viteArgs })
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  allow: [[], { option: true }],
  watch: [
    async ({ context, server, allow }, use, testInfo) => {
      const problems: string[] = []
      context.on('page', (page) => watchPage(page, server.url, problems))
      await use()
      const left = problems.filter((problem) => !allow.some((part) => problem.includes(part)))
      if (testInfo.status === testInfo.expectedStatus)
        expect(left, 'problems in console or network').toEqual([])
    },
    { auto: true },
  ],
})

function watchPage(page: Page, url: string, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    // A failed answer is reported below, with its address and status.
    if (message.text().startsWith('Failed to load resource')) return
    problems.push(`console ${message.type()}: ${message.text()}`)
  })
  page.on('request', (request) => {
    const address = request.url()
    if (!address.startsWith(url) && !/^(data|blob|about):/.test(address))
      problems.push(`foreign request: ${address}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`)
  })
  page.on('requestfailed', (request) => {
    const text = request.failure()?.errorText ?? ''
    // A navigation that is left for another cancels what it had asked for; where JavaScript is off, scripts
    // are named in the document all the same.
    if (text !== 'net::ERR_ABORTED' && text !== 'csp')
      problems.push(`failed request: ${request.url()} ${text}`)
  })
}

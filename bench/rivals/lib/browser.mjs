// What Chromium transfers for the first load of /hello/x and for one client
// navigation to /list, and whether the page it gets is really alive.
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium } from 'playwright'
import { findChromium } from '../../../scripts/tools.mjs'
import { get } from './http.mjs'
import { countJs, record, sizes, slim, toDataRequest, total } from './network.mjs'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The Chromium of the system, or the one that `CHROMIUM` names. */
export const launchBrowser = () => chromium.launch({ executablePath: findChromium(), args: FLAGS })

/**
 * Bytes of a first load and of a navigation, and the requests that a navigation makes for data. Throws if the page is not
 * alive.
 */
export async function measureBrowser(browser, origin, paths) {
  const context = await browser.newContext()
  const page = await context.newPage()
  const problems = watch(page)
  try {
    const net = await record(page)
    await page.goto(origin + paths.hello('zoe'), { waitUntil: 'load' })
    await net.settle()
    const beside = net.started('load').filter(({ type }) => type !== 'Document')
    const first = await sizes(beside, origin)
    await page.click('main button')
    await page.waitForFunction(
      () => document.querySelector('main button').textContent === 'clicked 1',
      null,
      { timeout: 5000 },
    )
    await page.evaluate(() => (window.sameDocument = true))
    await net.settle() // anything fetched on first interaction is not part of the navigation

    await navigate(page, net, 'nav', '200 books')
    const rows = await page.locator('tbody tr').count()
    if (rows !== 200) throw new Error(`the list shows ${rows} rows after a client navigation`)
    const nav = await sizes(net.started('nav'), origin)
    await navigate(page, net, 'back', 'Hello back')
    const back = await sizes(net.started('back'), origin)
    if (!(await page.evaluate(() => window.sameDocument)))
      throw new Error('a click on a link reloaded the document')
    if (problems.length > 0) throw new Error(`console: ${problems.join(' | ')}`)

    const html = (await get(origin + paths.hello('zoe'))).body.toString('utf8')
    return {
      js: describeFirstLoad(first, html),
      nav: describeNavigation(nav),
      data: { hello: toDataRequest(back, /back/), list: toDataRequest(nav, /volume 200 /) },
    }
  } finally {
    await context.close()
  }
}

/** What the page complains of, as it does so. */
function watch(page) {
  const problems = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/favicon|404 \(/.test(message.text() + message.location().url))
      problems.push(message.text())
  })
  return problems
}

async function navigate(page, net, phase, heading) {
  net.phase = phase
  await page.click('main a')
  await page.waitForFunction((text) => document.querySelector('h1')?.textContent === text, heading, {
    timeout: 10_000,
  })
  await net.settle()
}

/** What no tag of the document names was fetched by a script, such as the prefetch of a link in view. */
function describeFirstLoad(files, html) {
  const isNamed = ({ url }) => html.includes(url)
  return {
    ...countJs(files),
    bytes: total(files, 'js', 'bytes'),
    named: countJs(files.filter(isNamed)),
    later: countJs(files.filter((file) => !isNamed(file))),
    otherGzip: total(files, 'data', 'gzip'),
    list: slim(files),
  }
}

function describeNavigation(files) {
  return {
    gzip: total(files, 'js', 'gzip') + total(files, 'data', 'gzip'),
    bytes: total(files, 'js', 'bytes') + total(files, 'data', 'bytes'),
    jsGzip: total(files, 'js', 'gzip'),
    dataGzip: total(files, 'data', 'gzip'),
    requests: files.length,
    list: slim(files),
  }
}

/** Milliseconds from `started` until the counter button of a dev server's page works. */
export async function untilInteractive(browser, url, started) {
  const context = await browser.newContext()
  const page = await context.newPage()
  try {
    await page.goto(url, { waitUntil: 'commit' })
    const limit = performance.now() + 60_000
    while (performance.now() < limit) {
      try {
        await page.click('main button', { timeout: 2000 })
        if (/^clicked [1-9]/.test(await page.textContent('main button', { timeout: 1000 })))
          return performance.now() - started
      } catch {
        // The button is not there yet, or has been replaced while it was clicked.
      }
      await sleep(10)
    }
    throw new Error(`${url} was not interactive within a minute`)
  } finally {
    await context.close()
  }
}

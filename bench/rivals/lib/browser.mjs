// What Chromium transfers for the first load of /hello/x and for one client
// navigation to /list, and whether the page it gets is really alive.
import { gzipSync } from 'node:zlib'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium } from 'playwright'
import { findChromium } from '../../../scripts/tools.mjs'
import { get } from './http.mjs'

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

const gz = (body) => gzipSync(body, { level: 9 }).length
const isScript = (entry) =>
  entry.type === 'Script' ||
  /javascript/.test(entry.mime ?? '') ||
  /\.m?js$/.test(new URL(entry.url).pathname)

/** Records every network transfer of a page, each tagged with the phase it started in. */
async function record(page) {
  const cdp = await page.context().newCDPSession(page)
  const entries = new Map()
  const bodies = []
  const state = { phase: 'load', entries, settle }
  let lastActivity = performance.now()
  cdp.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    lastActivity = performance.now()
    entries.set(requestId, {
      url: request.url,
      headers: request.headers,
      type,
      phase: state.phase,
      done: false,
    })
  })
  cdp.on('Network.requestServedFromCache', ({ requestId }) => {
    const entry = entries.get(requestId)
    if (entry) entry.cached = true
  })
  cdp.on('Network.responseReceived', ({ requestId, response, type }) => {
    const entry = entries.get(requestId)
    if (!entry) return
    Object.assign(entry, { status: response.status, mime: response.mimeType, type: type ?? entry.type })
    if (response.fromDiskCache || response.fromPrefetchCache) entry.cached = true
  })
  const finish = ({ requestId }) => {
    lastActivity = performance.now()
    const entry = entries.get(requestId)
    if (!entry) return
    entry.done = true
    if (entry.type === 'Fetch' || entry.type === 'XHR') {
      const body = cdp
        .send('Network.getResponseBody', { requestId })
        .then((r) => (entry.body = Buffer.from(r.body, r.base64Encoded ? 'base64' : 'utf8')))
        .catch(() => {})
      bodies.push(body)
    }
  }
  cdp.on('Network.loadingFinished', finish)
  cdp.on('Network.loadingFailed', finish)
  await cdp.send('Network.enable')
  return state

  // Quiet means nothing in flight and nothing new for half a second.
  async function settle() {
    const limit = performance.now() + 20_000
    while (performance.now() < limit) {
      const open = [...entries.values()].some((entry) => !entry.done)
      if (!open && performance.now() - lastActivity > 500) break
      await sleep(50)
    }
    await Promise.all(bodies)
  }
}

async function sizes(entries, origin) {
  const files = []
  for (const entry of entries) {
    if (entry.cached || !entry.url.startsWith(origin) || entry.url.endsWith('/favicon.ico')) continue
    if (entry.status >= 400) throw new Error(`${entry.url} answered ${entry.status} in the browser`)
    const script = isScript(entry)
    const body = entry.body ?? (await get(entry.url, { headers: entry.headers })).body
    files.push({
      url: entry.url.slice(origin.length),
      kind: script ? 'js' : 'data',
      type: entry.type,
      bytes: body.length,
      gzip: gz(body),
      text: script ? undefined : body.toString('utf8'),
      headers: entry.headers,
    })
  }
  // A file fetched once by <link rel=prefetch> and again by a script tag is one file.
  const unique = new Map()
  for (const file of files) if (!unique.has(file.url) || file.kind === 'data') unique.set(file.url, file)
  return [...unique.values()]
}

const total = (files, kind, key) => files.filter((f) => f.kind === kind).reduce((sum, f) => sum + f[key], 0)
const count = (files) => ({
  files: files.filter((f) => f.kind === 'js').length,
  gzip: total(files, 'js', 'gzip'),
})
const slim = (files) => files.map(({ url, kind, type, bytes, gzip }) => ({ url, kind, type, bytes, gzip }))

function dataRequest(files, pattern) {
  const found = files.find(
    (f) => f.kind === 'data' && pattern.test(f.text) && /\b1[7-9]\d{11}\b/.test(f.text),
  )
  if (!found) return null
  // Chromium adds this below the level at which requests are recorded; some servers refuse without it.
  const headers = { 'sec-fetch-site': 'same-origin' }
  for (const [key, value] of Object.entries(found.headers)) {
    const name = key.toLowerCase()
    if ((name === 'accept' && value !== '*/*') || name.startsWith('x-')) headers[name] = value
  }
  return { url: found.url, headers }
}

/** Bytes of a first load and of a navigation, and the requests that a navigation makes for data. Throws if the page is not alive. */
export async function measureBrowser(browser, origin, paths) {
  const context = await browser.newContext()
  const page = await context.newPage()
  const problems = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/favicon|404 \(/.test(message.text() + message.location().url))
      problems.push(message.text())
  })
  try {
    const net = await record(page)
    await page.goto(origin + paths.hello('zoe'), { waitUntil: 'load' })
    await net.settle()
    const first = await sizes(
      [...net.entries.values()].filter((e) => e.phase === 'load' && e.type !== 'Document'),
      origin,
    )

    await page.click('main button')
    await page.waitForFunction(
      () => document.querySelector('main button').textContent === 'clicked 1',
      null,
      { timeout: 5000 },
    )
    await page.evaluate(() => (window.sameDocument = true))
    await net.settle() // anything fetched on first interaction is not part of the navigation

    net.phase = 'nav'
    await page.click('main a')
    await page.waitForFunction(() => document.querySelector('h1')?.textContent === '200 books', null, {
      timeout: 10_000,
    })
    await net.settle()
    const rows = await page.locator('tbody tr').count()
    if (rows !== 200) throw new Error(`the list shows ${rows} rows after a client navigation`)
    const nav = await sizes(
      [...net.entries.values()].filter((e) => e.phase === 'nav'),
      origin,
    )

    net.phase = 'back'
    await page.click('main a')
    await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Hello back', null, {
      timeout: 10_000,
    })
    await net.settle()
    const back = await sizes(
      [...net.entries.values()].filter((e) => e.phase === 'back'),
      origin,
    )
    if (!(await page.evaluate(() => window.sameDocument)))
      throw new Error('a click on a link reloaded the document')
    if (problems.length) throw new Error(`console: ${problems.join(' | ')}`)

    // What no tag of the document names was fetched by a script, such as the prefetch of a link in view.
    const html = (await get(origin + paths.hello('zoe'))).body.toString('utf8')
    const isNamed = (file) => html.includes(file.url)
    return {
      js: {
        files: first.filter((f) => f.kind === 'js').length,
        gzip: total(first, 'js', 'gzip'),
        bytes: total(first, 'js', 'bytes'),
        named: count(first.filter(isNamed)),
        later: count(first.filter((file) => !isNamed(file))),
        otherGzip: total(first, 'data', 'gzip'),
        list: slim(first),
      },
      nav: {
        gzip: total(nav, 'js', 'gzip') + total(nav, 'data', 'gzip'),
        bytes: total(nav, 'js', 'bytes') + total(nav, 'data', 'bytes'),
        jsGzip: total(nav, 'js', 'gzip'),
        dataGzip: total(nav, 'data', 'gzip'),
        requests: nav.length,
        list: slim(nav),
      },
      data: {
        hello: dataRequest(back, /back/),
        list: dataRequest(nav, /volume 200 /),
      },
    }
  } finally {
    await context.close()
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
      } catch {}
      await sleep(10)
    }
    throw new Error(`${url} was not interactive within a minute`)
  } finally {
    await context.close()
  }
}

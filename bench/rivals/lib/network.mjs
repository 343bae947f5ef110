// What goes over the network while a page is open, as Chromium tells it.
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { get } from './http.mjs'

const gz = (body) => gzipSync(body, { level: 9 }).length
const isScript = (entry) =>
  entry.type === 'Script' ||
  /javascript/.test(entry.mime ?? '') ||
  /\.m?js$/.test(new URL(entry.url).pathname)

/** Records every network transfer of a page, each tagged with the phase it started in. */
export async function record(page) {
  const cdp = await page.context().newCDPSession(page)
  const recording = new Recording(cdp)
  await cdp.send('Network.enable')
  return recording
}

class Recording {
  phase = 'load'
  #cdp
  #entries = new Map()
  #bodies = []
  #lastActivity = performance.now()

  constructor(cdp) {
    this.#cdp = cdp
    cdp.on('Network.requestWillBeSent', (event) => this.#begin(event))
    cdp.on('Network.requestServedFromCache', ({ requestId }) => this.#note(requestId, { cached: true }))
    cdp.on('Network.responseReceived', ({ requestId, response, type }) => {
      this.#note(requestId, { status: response.status, mime: response.mimeType, ...(type && { type }) })
      if (response.fromDiskCache || response.fromPrefetchCache) this.#note(requestId, { cached: true })
    })
    cdp.on('Network.loadingFinished', ({ requestId }) => this.#finish(requestId))
    cdp.on('Network.loadingFailed', ({ requestId }) => this.#finish(requestId))
  }

  /** What was asked for in a phase. */
  started(phase) {
    return [...this.#entries.values()].filter((entry) => entry.phase === phase)
  }

  /** Quiet means nothing in flight and nothing new for half a second. */
  async settle() {
    const limit = performance.now() + 20_000
    while (performance.now() < limit) {
      const isOpen = [...this.#entries.values()].some((entry) => !entry.done)
      if (!isOpen && performance.now() - this.#lastActivity > 500) break
      await sleep(50)
    }
    await Promise.all(this.#bodies)
  }

  #begin({ requestId, request: { url, headers }, type }) {
    this.#lastActivity = performance.now()
    this.#entries.set(requestId, { url, headers, type, phase: this.phase, done: false })
  }

  #note(requestId, what) {
    Object.assign(this.#entries.get(requestId) ?? {}, what)
  }

  #finish(requestId) {
    this.#lastActivity = performance.now()
    const entry = this.#entries.get(requestId)
    if (!entry) return
    entry.done = true
    if (entry.type === 'Fetch' || entry.type === 'XHR') this.#bodies.push(this.#keepBody(requestId, entry))
  }

  /** Of data: its address may answer otherwise a second time. A body that Chromium has let go of is asked for again. */
  async #keepBody(requestId, entry) {
    try {
      const { body, base64Encoded } = await this.#cdp.send('Network.getResponseBody', { requestId })
      entry.body = Buffer.from(body, base64Encoded ? 'base64' : 'utf8')
    } catch {
      entry.body = undefined
    }
  }
}

/** Each file that was transferred, once, with its size. */
export async function sizes(entries, origin) {
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

/** Of the files of a kind, the sum of a size. */
export const total = (files, kind, key) =>
  files.filter((f) => f.kind === kind).reduce((sum, f) => sum + f[key], 0)
/** How much JavaScript it is. */
export const countJs = (files) => ({
  files: files.filter((f) => f.kind === 'js').length,
  gzip: total(files, 'js', 'gzip'),
})
/** What is kept of files. */
export const slim = (files) =>
  files.map(({ url, kind, type, bytes, gzip }) => ({ url, kind, type, bytes, gzip }))

/** The request for data among those of a navigation. */
export function toDataRequest(files, pattern) {
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

// Development beside plain Vite and React with the same components: from the start of `vite dev` without anything prepared to
// the first page that is shown, and that answers a click; and from saving a component to its new text on screen.
//
//   pnpm build && node bench/dev-start/run.mjs [pages=10,1000] [rounds=5] [edits=5] [settling=4000]
//
// Both are started in turns, in Chromium, each time with an empty `node_modules/.vite` and nothing in the browser's cache.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findPort } from '../support/find-port.mjs'
import { launchBrowser } from '../support/launch-browser.mjs'
import { toAddress, toPattern, writePages, writeSpaPages } from '../support/many-pages.mjs'
import { median } from '../support/median.mjs'
import { writeApp } from '../support/write-app.mjs'

const PATIENCE = 120_000
/** Milliseconds between edits: of two within 50 ms Vite's watcher may tell of one. */
const PAUSE = 300
const VITE = 'node_modules/vite/bin/vite.js'
/** `settling` are milliseconds between the first click and the first edit: dependencies and routes are still looked at in the meantime. */
const [counts = '10,1000', rounds = '5', edits = '5', settling = '4000'] = process.argv.slice(2)
const work = mkdtempSync(path.join(tmpdir(), 'dev-start-'))
const browser = await launchBrowser()

try {
  for (const pages of counts.split(',').map(Number)) {
    const apps = [write(`plain-${pages}`, writeSpaPages(pages)), write(`own-${pages}`, writePages(pages))]
    // With the first, files come from the disk.
    for (const app of apps) await measure(app, { shown: [], interactive: [], edited: [] })
    for (let round = 0; round < Number(rounds); round++) for (const app of apps) await measure(app, app.times)
    const [plain, own] = apps
    for (const kind of ['shown', 'interactive', 'edited']) {
      const [theirs, ours] = [plain, own].map(({ times }) => median(times[kind]))
      console.log(
        `${pages} pages, ${kind}: ${ours.toFixed(0)} ms beside ${theirs.toFixed(0)} ms in plain Vite (${(ours / theirs).toFixed(2)})`,
      )
    }
  }
} finally {
  await browser.close()
  rmSync(work, { recursive: true, force: true })
}

function write(name, files) {
  const folder = path.join(work, name)
  writeApp(folder, files)
  return { folder, times: { shown: [], interactive: [], edited: [] } }
}

async function measure({ folder }, { shown, interactive, edited }) {
  rmSync(path.join(folder, 'node_modules/.vite'), { recursive: true, force: true })
  const context = await browser.newContext()
  const tab = await context.newPage()
  const port = await findPort()
  const begin = performance.now()
  const args = [VITE, '--host', '127.0.0.1', '--port', String(port), '--strictPort']
  const child = spawn(process.execPath, args, { cwd: folder, stdio: 'ignore' })
  try {
    await untilListening(child, port)
    await tab.goto(`http://127.0.0.1:${port}${toAddress(1)}`, { waitUntil: 'commit', timeout: PATIENCE })
    await tab.waitForSelector('#heading', { timeout: PATIENCE })
    shown.push(performance.now() - begin)
    await tab.waitForFunction(clickUntilCounted, undefined, { polling: 'raf', timeout: PATIENCE })
    interactive.push(performance.now() - begin)
    await sleep(Number(settling))
    for (let edit = 0; edit < Number(edits); edit++) {
      edited.push(await timeEdit(folder, tab, `edit ${edit}`))
      await sleep(PAUSE)
    }
  } finally {
    child.kill()
    await once(child, 'exit')
    await context.close()
  }
}

async function untilListening(child, port) {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/@vite/client`).catch(() => undefined)
    if (answer?.ok) return
    if (child.exitCode !== null) throw new Error('vite ended')
    await sleep(2)
  }
}

/** Runs in the browser: a page that does not count yet is not hydrated. */
function clickUntilCounted() {
  const button = document.querySelector('button')
  button?.click()
  return Number(button?.textContent) > 0
}

async function timeEdit(folder, tab, text) {
  const file = path.join(folder, 'pages', `${toPattern(1)}.jsx`)
  const before = readFileSync(file, 'utf8')
  const isShown = tab.waitForFunction(
    (wanted) => document.querySelector('#heading')?.textContent.startsWith(wanted),
    text,
    { polling: 'raf', timeout: PATIENCE },
  )
  const saved = performance.now()
  writeFileSync(file, before.replace(/(<h1 id="heading">).*?(\{)/, `$1${text} $2`))
  await isShown
  return performance.now() - saved
}

// How long it takes from saving a page's file, of which getServerSideProps has changed, to the new props on screen: this
// plugin beside vinext and Next, in one run, in real Chromium. `node bench/dev-refresh/run.mjs [rounds]`. The three are
// installed into a folder of their own below the system's temporary one, and are asked in turn in every round.
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from '../../scripts/tools.mjs'
import { launchBrowser } from '../support/launch-browser.mjs'

const ROUNDS = Number(process.argv[2] ?? 7)
/** Milliseconds after which an edit counts as not followed. */
const PATIENCE = 10_000
const work = path.join(tmpdir(), 'server-props-dev-refresh')
const react = { react: '19.3.1', 'react-dom': '19.3.1' }
const vite = { '@vitejs/plugin-react': '6.3.0', vite: '8.3.8' }
/** The rivals want a newer Node than the oldest that we support; all three get it. */
const node = { node: '24.21.0' }

/** @typedef {Awaited<ReturnType<typeof start>> & { tab: import('@playwright/test').Page, times: number[], kept: number, isFollowing: boolean, isShownByReload?: boolean }} App */
/** @typedef {{ name: string, packages: Record<string, string>, files: Record<string, string>, args: (port: string) => string[] }} Target */

const VITE = 'node_modules/vite/bin/vite.js'
const viteArgs = (/** @type {string} */ port) => [VITE, '--host', '127.0.0.1', '--port', port, '--strictPort']

/** @type {readonly Target[]} */
const targets = [
  {
    name: 'vite-plugin-server-props',
    packages: { ...react, ...vite, 'vite-plugin-server-props': `file:${pack()}` },
    files: {
      'vite.config.js': `import react from '@vitejs/plugin-react'
import serverProps from 'vite-plugin-server-props'
export default { plugins: [react(), serverProps()] }
`,
    },
    args: viteArgs,
  },
  {
    name: 'vinext',
    packages: { ...react, ...vite, vinext: '1.4.0' },
    files: { 'vite.config.js': "import vinext from 'vinext'\nexport default { plugins: [vinext()] }\n" },
    args: viteArgs,
  },
  {
    name: 'next',
    packages: { ...react, next: '16.4.6' },
    files: {},
    args: (port) => ['node_modules/next/dist/bin/next', 'dev', '-p', port, '-H', '127.0.0.1'],
  },
]

/** @param {string} value */
function writePage(value) {
  return `import { useState } from 'react'

export async function getServerSideProps() {
  return { props: { value: '${value}' } }
}

export default function Page({ value }) {
  const [count, setCount] = useState(0)
  return (
    <main>
      <p id="value">{value}</p>
      <button onClick={() => setCount(count + 1)}>{count}</button>
    </main>
  )
}
`
}

function pack() {
  mkdirSync(work, { recursive: true })
  const folder = path.join(root, 'packages/vite-plugin-server-props')
  const printed = execFileSync('npm', ['pack', '--silent', '--pack-destination', work], {
    cwd: folder,
    encoding: 'utf8',
  })
  return path.join(work, printed.trim().split('\n').at(-1) ?? '')
}

/** @param {Target} target */
async function start({ name, packages, files, args }) {
  const dir = path.join(work, name)
  mkdirSync(path.join(dir, 'pages'), { recursive: true })
  const manifest = { name: 'app', private: true, type: 'module', dependencies: { ...packages, ...node } }
  writeFileSync(path.join(dir, 'package.json'), JSON.stringify(manifest))
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(dir, file), text)
  const page = path.join(dir, 'pages', 'index.jsx')
  writeFileSync(page, writePage('first'))
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent'], { cwd: dir, stdio: 'inherit' })
  const port = String(await findFreePort())
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' }
  const child = spawn(path.join(dir, 'node_modules/.bin/node'), args(port), {
    cwd: dir,
    env,
    stdio: 'ignore',
  })
  return { name, page, url: `http://127.0.0.1:${port}/`, stop: () => child.kill() }
}

/** @returns {Promise<number>} */
function findFreePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** @param {string} url */
async function untilAnswering(url) {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${url} did not answer within 60 s`)
}

/** @param {readonly number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** @param {App} app @param {string} value */
async function measure(app, value) {
  const { tab, page, times } = app
  await tab.bringToFront()
  const count = await tab.textContent('button')
  const isShown = tab
    .waitForFunction(
      (wanted) => document.querySelector('#value')?.textContent === wanted,
      value,
      // In frames, as the screen is drawn.
      { polling: 'raf', timeout: PATIENCE },
    )
    .then(
      () => true,
      () => false,
    )
  const saved = performance.now()
  writeFileSync(page, writePage(value))
  app.isFollowing = await isShown
  times.push(performance.now() - saved)
  if (!app.isFollowing) {
    await tab.reload()
    app.isShownByReload = (await tab.textContent('#value')) === value
  }
  if ((await tab.textContent('button')) === count) app.kept++
}

const browser = await launchBrowser()
/** @type {App[]} */
const apps = []
try {
  for (const target of targets) {
    const app = await start(target)
    const times = /** @type {number[]} */ ([])
    apps.push({ ...app, tab: await browser.newPage(), times, kept: 0, isFollowing: true })
  }
  for (const { url, tab } of apps) {
    await untilAnswering(url)
    // A page in the background is not painted.
    await tab.bringToFront()
    await tab.goto(url)
    // Until it counts it is not hydrated.
    await tab.waitForFunction(
      () => {
        const button = document.querySelector('button')
        button?.click()
        return Number(button?.textContent) > 0
      },
      undefined,
      { polling: 50 },
    )
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const app of apps) if (app.isFollowing) await measure(app, `value ${round}`)
  }
} finally {
  await browser.close()
  for (const { stop } of apps) stop()
}
const [own] = apps
for (const { name, times, kept, isFollowing, isShownByReload } of apps) {
  if (!isFollowing) {
    const reload = isShownByReload ? 'a reload by hand brings them' : 'nor by a reload by hand'
    console.log(`${name}: no new props within ${PATIENCE} ms; ${reload}`)
    continue
  }
  const ratio = median(times) / median(own?.times ?? [])
  const range = `${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)}`
  console.log(
    `${name}: ${median(times).toFixed(0)} ms (${range}), ${ratio.toFixed(2)} of ours; state kept in ${kept} of ${ROUNDS}`,
  )
}

// What 103 Early Hints are worth: a page whose loader takes 300 ms, with `earlyHints` and without, in Chromium, over
// HTTP/2 of a real proxy (Caddy, which passes 103 on) and a link with a delay and a rate. Printed are the medians of
// first visits: when the page took its first effect, and when the last script had come.
//
//   pnpm build && node bench/early-hints/run.mjs [rounds=9] [round trip in ms=100] [Mbit/s=4]
//
// Needs `caddy` and `openssl` in PATH; CHROMIUM=/path/to/chromium names a browser.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright'
import { buildApp, startApp } from '../support/app.mjs'
import { findPort } from '../support/find-port.mjs'
import { median } from '../support/median.mjs'
import { openSlowLink } from './slow-link.mjs'

const LOADER = 300
const [rounds = 9, roundTrip = 100, megabits = 4] = process.argv.slice(2).map(Number)
const work = mkdtempSync(path.join(tmpdir(), 'early-hints-'))
const closers = []

const FILES = {
  'pages/index.jsx': `import { useEffect } from 'react'
import './index.css'

export async function getServerSideProps() {
  await new Promise((resolve) => setTimeout(resolve, ${LOADER}))
  return { props: { time: Date.now() } }
}

export default function Home({ time }) {
  useEffect(() => performance.mark('interactive'), [])
  return <h1>{time}</h1>
}
`,
  'pages/index.css': 'h1 { color: teal }\n',
}

try {
  const certificate = createCertificate()
  const variants = []
  for (const earlyHints of [false, true]) {
    const app = path.join(work, earlyHints ? 'hinted' : 'plain')
    buildApp(app, FILES, `{ earlyHints: ${earlyHints} }`)
    const server = await startServer(app)
    const proxy = await startProxy(app, server, certificate)
    const link = await openSlowLink({
      port: proxy,
      delay: roundTrip / 2,
      bytesPerSecond: (megabits * 1_000_000) / 8,
    })
    closers.push(link.close)
    variants.push({ name: earlyHints ? 'earlyHints' : 'without', port: link.port, samples: [] })
  }
  const browser = await startBrowser(certificate)
  for (let round = 0; round <= rounds; round++) {
    for (const { port, samples } of variants) {
      const sample = await visit(browser, port)
      // The first round fills what servers and browser fill once.
      if (round > 0) samples.push(sample)
    }
  }
  report(variants)
} finally {
  for (const close of closers.toReversed()) await close()
  rmSync(work, { recursive: true, force: true })
}

function report(variants) {
  console.log(
    `loader ${LOADER} ms, round trip ${roundTrip} ms, ${megabits} Mbit/s, medians of ${rounds} first visits`,
  )
  const [without, hinted] = variants.map(({ name, samples }) => {
    const interactive = median(samples.map((sample) => sample.interactive))
    const document = median(samples.map((sample) => sample.document))
    const scripts = median(samples.map((sample) => sample.scripts))
    console.log(
      `${name.padEnd(10)}  interactive ${interactive.toFixed(0)} ms, document begins ${document.toFixed(0)} ms, scripts there ${scripts.toFixed(0)} ms`,
    )
    return interactive
  })
  console.log(`earlier by  ${(without - hinted).toFixed(0)} ms`)
}

function createCertificate() {
  const key = path.join(work, 'key.pem')
  const cert = path.join(work, 'cert.pem')
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, ...subject])
  // Chromium keeps nothing of a server whose certificate it does not trust; by its key's hash it does.
  const publicKey = run('openssl', ['x509', '-in', cert, '-pubkey', '-noout'])
  const der = run('openssl', ['pkey', '-pubin', '-outform', 'der'], publicKey)
  const hash = run('openssl', ['dgst', '-sha256', '-binary'], der).toString('base64')
  return { key, cert, hash }
}

async function startServer(folder) {
  const { child, port } = await startApp(folder)
  closers.push(() => child.kill())
  return port
}

async function startProxy(app, server, { cert, key }) {
  const port = await findPort()
  const file = path.join(app, 'Caddyfile')
  writeFileSync(
    file,
    `{
  auto_https off
  admin off
  servers {
    protocols h1 h2
  }
}
https://localhost:${port} {
  bind 127.0.0.1
  tls ${cert} ${key}
  reverse_proxy 127.0.0.1:${server}
}
`,
  )
  const child = spawn('caddy', ['run', '--config', file, '--adapter', 'caddyfile'])
  closers.push(() => child.kill())
  await new Promise((resolve) => {
    child.stderr.on('data', (line) => String(line).includes('serving initial configuration') && resolve())
  })
  return port
}

async function startBrowser({ hash }) {
  const context = await chromium.launchPersistentContext(path.join(work, 'profile'), {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', `--ignore-certificate-errors-spki-list=${hash}`],
  })
  closers.push(() => context.close())
  return context
}

/** A visit with nothing in the cache. The connection is there after the first. */
async function visit(context, port) {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.clearBrowserCache')
  await page.goto(`https://localhost:${port}/`)
  await page.waitForFunction(() => performance.getEntriesByName('interactive').length > 0)
  const sample = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation')
    if (navigation.nextHopProtocol !== 'h2') throw new Error(`came over ${navigation.nextHopProtocol}`)
    return {
      interactive: performance.getEntriesByName('interactive')[0].startTime,
      document: navigation.finalResponseHeadersStart || navigation.responseStart,
      scripts: Math.max(...performance.getEntriesByType('resource').map(({ responseEnd }) => responseEnd)),
    }
  })
  await page.close()
  return sample
}

function run(command, args, input, cwd = work) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, input })
  if (error !== undefined) throw error
  if (status !== 0) throw new Error(`${command} failed: ${stdout}${stderr}`)
  return stdout
}

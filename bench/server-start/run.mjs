// How long a built server takes from the start of its process to its first answer, beside a hand-written server of the same
// pages: with 10 and with 1,000 of them, loaded when they are first asked for or all before it listens.
//
//   pnpm build && node bench/server-start/run.mjs [pages=10,1000] [rounds=15]
//
// Told are medians by the clock and of the CPU time until then, which says it also where the machine has other work.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { runBuild } from '../support/app.mjs'
import { ask } from '../support/ask.mjs'
import { findPort } from '../support/find-port.mjs'
import { toAddress, writePages, writePlainPages } from '../support/many-pages.mjs'
import { median } from '../support/median.mjs'
import { toConfig, writeApp } from '../support/write-app.mjs'

const PATIENCE = 30_000
const [counts = '10,1000', rounds = '15'] = process.argv.slice(2)
const teller = new URL('../support/cpu.mjs', import.meta.url).href
const floor = fileURLToPath(new URL('../support/floor-pages.mjs', import.meta.url))
const work = mkdtempSync(path.join(tmpdir(), 'server-start-'))

try {
  for (const pages of counts.split(',').map(Number)) {
    const plain = build(`plain-${pages}`, writePlainPages(pages))
    const lazy = build(`lazy-${pages}`, writePages(pages))
    const eager = build(`eager-${pages}`, {
      ...writePages(pages),
      'vite.config.js': toConfig('{ preloadPages: true }'),
    })
    const start = 'dist/server/start.js'
    await compare(`${pages} pages, loaded when asked for`, [floor, plain], [start, lazy])
    await compare(`${pages} pages, loaded before`, [floor, plain, { PRELOAD: '1' }], [start, eager])
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}

function build(name, files) {
  const folder = path.join(work, name)
  writeApp(folder, files)
  runBuild(folder)
  return folder
}

/** Starts both in turns. */
async function compare(name, theirs, ours) {
  const rows = []
  for (let round = 0; round <= Number(rounds); round++) {
    const row = [await timeStart(...theirs), await timeStart(...ours)]
    // With the first, files come from the disk.
    if (round > 0) rows.push(row)
  }
  const describe = (kind) => {
    const middle = [0, 1].map((index) => median(rows.map((row) => row[index][kind])).toFixed(0))
    const ratio = median(rows.map((row) => row[1][kind] / row[0][kind])).toFixed(2)
    return `${middle[1]} ms beside ${middle[0]} ms (${ratio})`
  }
  console.log(`${name}: ${describe('clock')}; CPU time ${describe('cpu')}`)
}

async function timeStart(file, cwd, variables = {}) {
  const port = await findPort()
  const env = { ...process.env, ...variables, NODE_ENV: 'production', PORT: String(port), HOST: '127.0.0.1' }
  const begin = performance.now()
  const child = spawn(process.execPath, ['--import', teller, file], {
    cwd,
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  try {
    while (!(await isAnswered(port))) {
      if (child.exitCode !== null || performance.now() - begin > PATIENCE)
        throw new Error(`${file} gives no answer`)
      await sleep(1)
    }
    const clock = performance.now() - begin
    child.send('cpu')
    const [cpu] = await once(child, 'message')
    return { clock, cpu: cpu / 1000 }
  } finally {
    child.kill()
    await once(child, 'exit')
  }
}

function isAnswered(port) {
  return ask(port, undefined, toAddress(1)).then(
    () => true,
    (error) => {
      if (error.code !== 'ECONNREFUSED' && error.code !== 'ECONNRESET') throw error
      return false
    },
  )
}

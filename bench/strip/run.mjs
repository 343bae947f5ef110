// How long the removal of a page's loader takes, over 1,000 pages, beside a plain parse, what Babel does for others,
// and Next's compiler; all in one run, in ten turns, after a warm-up. Times are of pages, ratios of the same page in both.
//
//   node bench/strip/run.mjs [pages] [--no-rivals]
//
// Bars: at most 1.5 × (parse and tree) and 12 × faster than Babel; with raw transfer, which Node has from 22 on, at most
// half of (parse and tree) and 50 × faster than Babel; a page without a loader at most 0.05 ms; 10 × the page in at most
// 12 × the time.
import { pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'
import { parseSync } from 'vite'
import { median } from '../support/median.mjs'
import { withoutLoader, writePage } from './modules.mjs'
import { createBabel, createNext, installRivals } from './rivals.mjs'

const PAGES = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 1000)
const TURN = Math.ceil(PAGES / 10)
const pages = Array.from({ length: PAGES }, (_, seed) => writePage(1 + (seed % 8), seed))
const parse = (code) => parseSync('page.tsx', code, { lang: 'tsx', preserveParens: false }).program
const strip = await bundleStrip('strip', 'vite')
const contenders = {
  'parse and tree': parse,
  strip,
  'strip, all of the tree': (code) => strip(code),
  'strip, no loader': (code) => strip(code),
}
// With an escape in its text, no declaration of a page is left out of the tree.
const wholePages = pages.map((code) => `${code}// \\u`)
const inputs = {
  'strip, all of the tree': wholePages,
  // Where a tree costs next to nothing, leaving some of it out is no gain.
  'strip, raw transfer': wholePages,
  'strip, no loader': pages.map(withoutLoader),
}

if (!process.argv.includes('--no-rivals')) {
  const load = installRivals()
  contenders.babel = await createBabel(load)
  const next = await createNext(load)
  contenders['next, whole compile'] = next.compile
  contenders['next without its pass'] = next.compileWithoutPass
  const { rawTransferSupported, parseSync: parseRaw } = await load('oxc-parser')
  if (rawTransferSupported()) {
    globalThis.parseWithRawTransfer = (file, code, options) =>
      parseRaw(file, code, { ...options, experimentalRawTransfer: true })
    contenders['strip, raw transfer'] = await bundleStrip('strip-raw', 'raw')
  } else console.log(`Node ${process.versions.node} has no raw transfer.`)
}
check()

const times = new Map(Object.keys(contenders).map((name) => [name, []]))
// Engines compile what runs often; the first round is thrown away.
for (const round of ['warm-up', 'measured']) {
  for (let start = 0; start < PAGES; start += TURN) {
    for (const [name, samples] of times) {
      const measured = measure(name, start)
      if (round === 'measured') samples.push(...measured)
    }
  }
}
const ratioTo = (name, other) => median(times.get(name).map((time, page) => time / times.get(other)[page]))
console.log(
  `Node ${process.versions.node}, ${PAGES} pages, ${pages.join('').length >> 10} kB; medians over the pages`,
)
for (const [name, samples] of times) {
  const ratio = ratioTo(name, 'parse and tree').toFixed(2)
  console.log(`${name.padEnd(24)}${median(samples).toFixed(3).padStart(9)} ms = ${ratio} × (parse and tree)`)
}
for (const name of ['strip', 'strip, all of the tree', 'strip, raw transfer']) {
  if (times.has('babel') && times.has(name)) {
    console.log(`${name}: ${ratioTo('babel', name).toFixed(1)} × faster than Babel`)
  }
}
const [small, large] = [writePage(4), writePage(40)]
// Ten of the small ones at once, as the large one: both have their share of the collector's time.
const tenSmall = fastest(() => Array.from({ length: 10 }, () => strip(small)))
const growth = fastest(() => strip(large)) / (tenSmall / 10)
console.log(`${(large.length / small.length).toFixed(1)} × the page: ${growth.toFixed(1)} × the time`)

/** ms for each page of a turn. */
function measure(name, start) {
  return (inputs[name] ?? pages).slice(start, start + TURN).map((code) => {
    const began = performance.now()
    contenders[name](code)
    return performance.now() - began
  })
}

/** The best of many: what the machine does beside it is left out. */
function fastest(run) {
  return Math.min(
    ...Array.from({ length: 60 }, () => {
      const began = performance.now()
      run()
      return performance.now() - began
    }),
  )
}

/** Whether the loader's helpers are gone and the component's are there. */
function isStripped(code) {
  return !code.includes('LIMIT') && code.includes('card-')
}

/** Every contender has to do the job. */
function check() {
  for (const [name, run] of Object.entries(contenders)) {
    const result = run((inputs[name] ?? pages)[3])
    if (name === 'strip, no loader' ? result !== null : name === 'parse and tree' ? !result : false) {
      throw new Error(`${name} does not do what it should`)
    }
    if (
      /^(?:strip(?:, raw transfer)?|babel|next, whole compile)$/.test(name) &&
      !isStripped(result?.code ?? result)
    ) {
      throw new Error(`${name} leaves code of the loader`)
    }
  }
}

/** The strip as it is in the sources, with Vite's parser or with raw transfer. */
async function bundleStrip(name, parser) {
  const bundle = await rolldown({
    input: 'packages/vite-plugin-server-props/src/vite/strip/strip-loaders.ts',
    external: parser === 'vite' ? ['vite'] : [],
    platform: 'node',
    plugins:
      parser === 'vite'
        ? []
        : [
            {
              name: 'raw-transfer',
              resolveId: (id) => (id === 'vite' ? '\0raw' : undefined),
              load: (id) =>
                id === '\0raw' ? 'export const parseSync = globalThis.parseWithRawTransfer' : undefined,
            },
          ],
  })
  const file = new URL(`../../node_modules/.cache/bench/${name}.mjs`, import.meta.url)
  await bundle.write({ file: file.pathname })
  const { stripLoaders } = await import(pathToFileURL(file.pathname).href)
  return (code) => stripLoaders(code, '/pages/page.tsx')
}

// Where the time of a request goes: the server of a small page and of a table of 200 rows under load, sampled by V8, and each
// sample given to the step that it was in.
//
//   node bench/request/steps.mjs        after `pnpm build`
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { measureCpu, startTelling } from '../support/cpu-time.mjs'
import { buildRival } from '../support/rival-app.mjs'

const PAGES = [
  { page: '/hello/steps', requests: 40_000 },
  { page: '/list', requests: 4_000 },
]

/** By what is on the stack, the innermost first that any of these knows. Functions have the names that they have in the source. */
const STEPS = [
  ['collecting garbage', ({ functionName }) => functionName === '(garbage collector)'],
  ['React: props to markup', ({ url }) => url.includes('react-dom-server')],
  ['is it a file?', named('mayBeFile')],
  ['reading the address, finding the page', named('parseObserved', 'createRequestParser')],
  ['context, getServerSideProps, its result', named('loadProps', 'PropsContext', 'load')],
  ['the router that components see', named('createRouter', 'createServerRouter')],
  ['props and payload as JSON', named('serializeProps', 'escapeJson', 'endPayload')],
  ['putting the document together', named('renderDocument', 'writeDocument', 'isUnfinished')],
  ['headers', named('respond', 'writeHead', 'closeAfterUnreadBody')],
  [
    'node:http: sending',
    ({ functionName, url }) => functionName === 'end' && /_http_outgoing|\/dist\/server\//.test(url),
  ],
  ['the rest of ours', ({ url }) => url.startsWith('file:') && url.includes('/dist/server/')],
  ['node:http: reading, events, timers', ({ url }) => url.startsWith('node:')],
]
const OTHER = 'not JavaScript: kernel, parser of HTTP'

const work = mkdtempSync(path.join(tmpdir(), 'server-props-steps-'))
let server
try {
  buildRival(work, 'server-props')
  const sampler = new URL('sampler.mjs', import.meta.url).href
  server = await startTelling('dist/server/start.js', work, '/list', [sampler])
  for (const { page, requests } of PAGES) {
    await measureCpu(server, { requests, page })
    await toggle()
    await measureCpu(server, { requests, page })
    const { profile } = await toggle()
    print(page, sum(profile), requests)
  }
} finally {
  server?.child.kill()
  rmSync(work, { recursive: true, force: true })
}

function named(...names) {
  return ({ functionName, url }) =>
    names.includes(functionName.replace(/\$\d+$/, '')) && url.startsWith('file:')
}

async function toggle() {
  server.child.send('profile')
  const [message] = await once(server.child, 'message')
  return message
}

/** Microseconds by step. */
function sum({ nodes, samples, timeDeltas }) {
  const own = new Map()
  for (const [index, id] of samples.entries()) own.set(id, (own.get(id) ?? 0) + timeDeltas[index])
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const times = new Map()
  const visit = ({ id, callFrame, children = [] }, around) => {
    if (callFrame.functionName === '(idle)') return
    const step = STEPS.find(([, knows]) => knows(callFrame))?.[0]
    // What the page, React or Node does for a step of ours is that step's; only the steps themselves tell apart.
    const isGeneral = step === undefined || /^(?:node:http: reading|the rest)/.test(step)
    const inner = isGeneral ? (around ?? step) : step
    times.set(inner ?? OTHER, (times.get(inner ?? OTHER) ?? 0) + (own.get(id) ?? 0))
    for (const child of children) visit(byId.get(child), inner)
  }
  visit(nodes[0], undefined)
  return times
}

function print(page, times, requests) {
  const total = [...times.values()].reduce((a, b) => a + b, 0)
  console.log(
    `\n${page}: ${(total / requests).toFixed(1)} µs (Node ${process.versions.node}, with what sampling costs)`,
  )
  for (const [step, time] of [...times].toSorted(([, a], [, b]) => b - a)) {
    console.log(
      `${(time / requests).toFixed(1).padStart(8)} µs  ${((time / total) * 100).toFixed(0).padStart(3)} %  ${step}`,
    )
  }
}

// What we have promised ourselves beside the floor, and what came of it.
const REQUESTS = 0.9
const LATENCY = 1.2
const MEMORY = 1.2
const OWN_JS = 8000
const OWN_HTML = 400

const PAGES = { hello: 'small page', list: '200 rows' }
const DATA = { helloData: 'data of the small page', listData: 'data of the 200 rows' }

/** The bars whose figures a run has. Each says what it is, what we are, what it allows, and whether that holds. */
export function judge({ contenders, reactAlone }) {
  const { floor, 'server-props': ours } = contenders
  if (!floor || !ours) return []
  const ratio = (scenario, key) => ours.load?.[scenario].ratio[key]
  const bars = [
    ...Object.entries({ ...PAGES, ...DATA }).map(([scenario, name]) =>
      atLeast(`requests/s, ${name}, ÷ floor`, ratio(scenario, 'rps'), REQUESTS),
    ),
    ...Object.entries(PAGES).map(([scenario, name]) =>
      atMost(`p99, ${name}, ÷ floor`, ratio(scenario, 'p99Ms'), LATENCY),
    ),
    atMost('peak memory, ÷ floor', ours.memory?.peakMB / floor.memory?.peakMB, MEMORY),
    ...[
      ['that the HTML names', ours.browser?.js.named.gzip],
      ['of the whole first load', ours.browser?.js.gzip],
    ].map(([what, bytes]) =>
      atMost(`JavaScript ${what} beyond React alone, B gzip`, bytes - reactAlone, OWN_JS, 0),
    ),
    atMost(
      'HTML of the small page beyond the floor’s, B',
      ours.html?.hello.bytes - floor.html?.hello.bytes,
      OWN_HTML,
      0,
    ),
  ]
  return bars.filter(({ value }) => Number.isFinite(value))
}

function atLeast(name, value, limit) {
  return { name, value, digits: 2, bar: `at least ${limit}`, isMet: value >= limit }
}

function atMost(name, value, limit, digits = 2) {
  return { name, value, digits, bar: `at most ${limit.toLocaleString('en-US')}`, isMet: value <= limit }
}

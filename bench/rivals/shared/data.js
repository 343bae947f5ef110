// The data every contender serves. Deterministic, in memory, no I/O: what is
// left to measure is the framework around it.

const ADJECTIVES = [
  'Quiet',
  'Amber',
  'Hollow',
  'Distant',
  'Paper',
  'Northern',
  'Velvet',
  'Broken',
  'Silver',
  'Late',
]
const NOUNS = [
  'Harbour',
  'Orchard',
  'Signal',
  'Cathedral',
  'River',
  'Machine',
  'Winter',
  'Archive',
  'Meridian',
  'Garden',
]
const FIRST = ['Ada', 'Bruno', 'Chiara', 'Dmitri', 'Elif', 'Farah', 'Goran', 'Hana', 'Ines', 'Jonas']
const LAST = [
  'Almeida',
  'Bergström',
  'Castellanos',
  'Duarte',
  'Eriksen',
  'Fontaine',
  'Grünwald',
  'Hoffmann',
  "O'Hara",
  'Ishikawa',
]

const pick = (words, n) => words[n % words.length]

const ROWS = Array.from({ length: 200 }, (_, i) => ({
  id: i + 1,
  title: `The ${pick(ADJECTIVES, i * 7 + 3)} ${pick(NOUNS, i * 3 + ((i / 10) | 0))}, volume ${i + 1} & notes`,
  author: `${pick(FIRST, i * 9 + ((i / 10) | 0))} ${pick(LAST, i)}`,
  price: 500 + ((i * 7919) % 4500) + 0.5,
}))

/** Props of /hello/[name]. */
export function getHello(name) {
  return { name, now: Date.now() }
}

/** Props of /list. Rows are fresh objects per request, as they would be out of a database driver. */
export function getList() {
  // oxlint-disable-next-line no-map-spread -- new objects are what is wanted
  return { rows: ROWS.map((row) => ({ ...row })), now: Date.now() }
}

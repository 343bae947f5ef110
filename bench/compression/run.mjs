// What it costs to compress a document while it is sent, and what is saved: CPU time and size by encoder and effort, for
// tables of 20, 200 and 2,000 rows.
//
//   node bench/compression/run.mjs
import * as zlib from 'node:zlib'

const { constants } = zlib
const ENCODERS = {
  ...Object.fromEntries(
    [1, 4, 6].map((level) => [`gzip ${level}`, (bytes) => zlib.gzipSync(bytes, { level })]),
  ),
  ...Object.fromEntries([1, 2, 3, 4, 5].map((quality) => [`brotli ${quality}`, createBrotli(quality)])),
  ...(zlib.zstdCompressSync &&
    Object.fromEntries([1, 3, 5].map((level) => [`zstd ${level}`, createZstd(level)]))),
}
const ROUNDS = 5

console.log(process.version)
for (const rows of [20, 200, 2000]) {
  const bytes = Buffer.from(writePage(rows))
  const times = 20_000 / rows
  console.log(`\n${rows} rows, ${bytes.length} bytes`)
  for (const [name, encode] of Object.entries(ENCODERS)) {
    for (let warm = 0; warm < 30; warm++) encode(bytes)
    const samples = Array.from({ length: ROUNDS }, () => measure(encode, bytes, times))
    console.log(
      `${name.padEnd(9)} ${String(encode(bytes).length).padStart(6)} B ${Math.min(...samples)
        .toFixed(0)
        .padStart(6)} µs`,
    )
  }
}

function createBrotli(quality) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_LGWIN]: 18 }
  return (bytes) => zlib.brotliCompressSync(bytes, { params })
}

function createZstd(level) {
  return (bytes) => zlib.zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: level } })
}

function measure(encode, bytes, times) {
  const before = process.cpuUsage()
  for (let left = times; left > 0; left--) encode(bytes)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / times
}

/** A document as the server writes it: markup, and the same once more as JSON. */
function writePage(length) {
  const rows = Array.from({ length }, (_, id) => ({
    id,
    name: `${((id * 7919) % 1000).toString(36)} product ${(id * 31) % 97}`,
    price: ((id * 137) % 9973) / 100,
  }))
  const body = rows
    .map(({ id, name, price }) => `<tr><td>${id}</td><td>${name}</td><td>${price}</td></tr>`)
    .join('')
  const json = JSON.stringify({ page: '/', props: { rows } })
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><link rel="modulepreload" href="/assets/client-DlsbYjSi.js"><link rel="modulepreload" href="/assets/react-BOSrl0Fv.js"></head><body><div id="root"><table><tbody>${body}</tbody></table></div><script id="__SERVER_PROPS__" type="application/json">${json}</script></body></html>`
}

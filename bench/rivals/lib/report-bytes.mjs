// What is sent, as Markdown, a row for each contender.
import { kB, table, toOver } from './table.mjs'

const js = (row) => row.browser?.js.gzip
const hello = (row) => row.html?.hello.gzip
const list = (row) => row.html?.list.gzip
const navigation = (row) => row.browser?.nav.gzip

/** Tables of the bytes of a first load, of documents and of a navigation. */
export function reportBytes(results, rows) {
  if (rows.length === 0) return []
  const over = toOver(results)
  return [
    '### Bytes (gzip -9 of each body, kB = 1000 bytes; raw where it says raw)',
    table(
      [
        'contender',
        'JS first load',
        '÷',
        'files',
        'of it named by the HTML',
        'files',
        'of it fetched later',
        'files',
      ],
      rows.map((row) => [
        row.name,
        kB(js(row)),
        over(js)(row),
        row.browser?.js.files ?? '–',
        kB(row.browser?.js.named.gzip),
        row.browser?.js.named.files ?? '–',
        kB(row.browser?.js.later.gzip),
        row.browser?.js.later.files ?? '–',
      ]),
    ),
    `React alone (react, react-dom/client, bundled by the floor’s Vite): ${kB(results.reactAlone)} kB.`,
    table(
      [
        'contender',
        'HTML hello raw',
        'gzip',
        '÷',
        'HTML list raw',
        'gzip',
        '÷',
        'navigation',
        '÷',
        'of it JS',
        'of it data',
        'requests',
      ],
      rows.map((row) => [
        row.name,
        kB(row.html?.hello.bytes),
        kB(hello(row)),
        over(hello)(row),
        kB(row.html?.list.bytes),
        kB(list(row)),
        over(list)(row),
        kB(navigation(row)),
        over(navigation)(row),
        kB(row.browser?.nav.jsGzip),
        kB(row.browser?.nav.dataGzip),
        row.browser?.nav.requests ?? '–',
      ]),
    ),
  ]
}

// The scripts of each page, out of the manifest of the client's build.
import { readFileSync } from 'node:fs'

const manifest = JSON.parse(readFileSync(new URL('dist/client/.vite/manifest.json', import.meta.url), 'utf8'))

function chunksOf(key, seen = new Set()) {
  const chunk = manifest[key]
  if (!chunk || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const imported of chunk.imports ?? []) chunksOf(imported, seen)
  return seen
}

const entry = manifest['src/client.jsx'].file

/** What stands in the head of each page's document. */
export const heads = {}
for (const [id, file] of [
  ['hello', 'src/pages/hello.jsx'],
  ['list', 'src/pages/list.jsx'],
]) {
  const files = new Set([...chunksOf('src/client.jsx'), ...chunksOf(file)])
  files.delete(entry)
  heads[id] =
    `<script type="module" src="/${entry}"></script>` +
    [...files].map((f) => `<link rel="modulepreload" href="/${f}">`).join('')
}

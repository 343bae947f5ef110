/** In bytes; below it a packet is saved by no compression, and the client's work is added. */
export const SMALLEST = 1024

/**
 * Files that are worth compressing, by extension, with the type under which they are served: with the encoding, where the
 * library of static files would leave it to the browser's guess (S240).
 */
export const TEXT_TYPES: ReadonlyMap<string, string> = new Map([
  ['.css', 'text/css; charset=utf-8'],
  ['.csv', 'text/csv; charset=utf-8'],
  ['.htm', 'text/html;charset=utf-8'],
  ['.html', 'text/html;charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json'],
  ['.md', 'text/markdown; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.otf', 'font/otf'],
  ['.svg', 'image/svg+xml'],
  ['.ttf', 'font/ttf'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.wasm', 'application/wasm'],
  ['.webmanifest', 'application/manifest+json'],
  ['.xml', 'text/xml'],
])

/** How the compressed forms of a file are called: as it is, and this. */
export const ENCODED_FORMS: ReadonlyMap<string, 'br' | 'gzip' | 'zstd'> = new Map([
  ['.br', 'br'],
  ['.gz', 'gzip'],
  ['.zst', 'zstd'],
])

/**
 * A strong entity tag, made at once: the answer of an API route is complete when `res.send()` returns, and
 * the platform's hashes are promises. FNV-1a over two seeds, and the length.
 */
export function toEntityTag(bytes: Uint8Array): string {
  let first = 0x811c9dc5
  let second = 0xcbf29ce4
  for (const byte of bytes) {
    first = Math.imul(first ^ byte, 0x01000193)
    second = Math.imul(second ^ byte, 0x01000193) ^ (second >>> 15)
  }
  return `"${bytes.length.toString(36)}-${toHex(first)}${toHex(second)}"`
}

function toHex(number: number): string {
  return (number >>> 0).toString(16).padStart(8, '0')
}

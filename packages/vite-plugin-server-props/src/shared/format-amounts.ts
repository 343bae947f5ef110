/** A number of bytes for people: `412 B`, `80.1 kB`. A kilobyte is 1,000 bytes, as in Vite's own list of files. */
export function formatBytes(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`
}

/** `3 names`, `1 name`, `1,200 names`. */
export function count(number: number, noun: string): string {
  // By `toLocaleString` it would be 25 ms for what languages need.
  const digits = String(number).replace(/\B(?=(?:\d{3})+$)/g, ',')
  return `${digits} ${noun}${number === 1 ? '' : 's'}`
}

const NUMBER = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

/** Bytes for people: `980 B`, `12.3 kB`. */
export function toSize(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : `${NUMBER.format(bytes / 1000)} kB`
}

/** Milliseconds for people: `0.4`, `12`. */
export function toMilliseconds(ms: number): string {
  return ms < 10 ? ms.toFixed(1) : ms.toFixed(0)
}

/** `3 names`, `1 name`. */
export function count(number: number, what: string): string {
  return `${NUMBER.format(number)} ${what}${number === 1 ? '' : 's'}`
}

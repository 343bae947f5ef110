const UNITS: Readonly<Record<string, number>> = { b: 1, kb: 1000, mb: 1_000_000, kib: 1024, mib: 1_048_576 }

/** The bytes of a size as options take it: a whole number, or a text such as `'90 kB'`. Undefined for anything else. */
export function readByteSize(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? value : undefined
  const [, number, unit] = /^(\d+(?:\.\d+)?) ?([a-z]+)$/i.exec(typeof value === 'string' ? value : '') ?? []
  const factor = unit === undefined ? undefined : UNITS[unit.toLowerCase()]
  return factor === undefined ? undefined : Math.round(Number(number) * factor)
}

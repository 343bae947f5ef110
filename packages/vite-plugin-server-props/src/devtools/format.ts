/** Milliseconds for people: `0.4`, `12`. */
export function toMilliseconds(ms: number): string {
  return ms < 10 ? ms.toFixed(1) : ms.toFixed(0)
}

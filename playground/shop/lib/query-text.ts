/** The one text of a query value, trimmed and cut to 80 characters; empty when there is none. */
export function toQueryText(value: string | readonly string[] | undefined): string {
  const text = typeof value === 'string' ? value : (value?.[0] ?? '')
  return text.trim().slice(0, 80)
}

/** A whole number from 1 on; 1 for anything else. */
export function toPageNumber(value: string | readonly string[] | undefined): number {
  const text = toQueryText(value)
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 1
}

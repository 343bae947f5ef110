/** An object of the configuration, of which nothing is known yet. */
export type Given = Readonly<Record<string, unknown>>

/** Whether a value is an object with fields. */
export function isGiven(value: unknown): value is Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value as it was written, for messages. */
export function toText(value: unknown): string {
  return JSON.stringify(value) ?? (typeof value === 'function' ? 'a function' : String(value))
}

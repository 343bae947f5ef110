import type { Props } from '../shared/page-data.js'

/** Serialises props alone. Throws what `JSON.stringify` throws. */
export function serializeProps(props: Props): string {
  const json = JSON.stringify(props) as string | undefined
  // A `toJSON` on the props themselves can give anything, and data is always an object (T18).
  return json?.startsWith('{') === true ? json : '{}'
}

/**
 * Serialises page data whose first key holds props. At once, because to put the text of props into a frame is a copy of it,
 * a tenth of the time of a large page's data under Bun. Throws what `JSON.stringify` throws.
 */
export function serializeData(data: Readonly<Record<string, unknown>>, key: string): string {
  const json = JSON.stringify(data)
  // A `toJSON` on the props themselves can give anything, and what `key` holds is always an object (T18).
  return json.startsWith(`{"${key}":{`) ? json : JSON.stringify(Object.assign({}, data, { [key]: {} }))
}

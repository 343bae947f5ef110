import type { Props } from '../shared/page-data.js'

/** Serialises props: once per request, for the payload or the data. Throws what `JSON.stringify` throws. */
export function serializeProps(props: Props): string {
  const json = JSON.stringify(props) as string | undefined
  // A `toJSON` on the props themselves can give anything, and data is always an object (T18).
  return json?.startsWith('{') === true ? json : '{}'
}

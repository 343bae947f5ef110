import { escapeJson } from '../shared/escape.js'
import type { Props } from '../shared/page-data.js'
import type { Query } from '../shared/url/query.js'
import type { PageTexts } from './assets.js'

/** Serialises props: once per request, for the payload or the data. Throws what `JSON.stringify` throws. */
export function serializeProps(props: Props): string {
  const json = JSON.stringify(props) as string | undefined
  // A `toJSON` on the props themselves can give anything, and data is always an object (T18).
  return json?.startsWith('{') === true ? json : '{}'
}

/** Writes a `Payload`, escaped for HTML (S105). Of the status only what is no 200 is written. */
export function writePayload(
  texts: PageTexts,
  propsJson: string,
  appProps: Props | undefined,
  query: Query,
  status: number,
): string {
  let rest = `,"query":${JSON.stringify(query)}`
  if (appProps !== undefined) rest += `,"appProps":${serializeProps(appProps)}`
  if (status !== 200) rest += `,"status":${status}`
  return `${texts.payloadStart}${escapeJson(`${propsJson}${rest}`)}}`
}

/** Writes page data with props; keys of the App stand beside them (S110, S196). */
export function writeData(propsJson: string, appProps: Props | undefined): string {
  if (appProps === undefined) return `{"props":${propsJson}}`
  const { props: _, ...others } = appProps
  const json = serializeProps(others)
  return json === '{}' ? `{"props":${propsJson}}` : `{"props":${propsJson},${json.slice(1)}`
}

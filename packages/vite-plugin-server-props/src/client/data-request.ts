import { toPath } from '../shared/url/split-path.js'
import type { Client } from './client.js'
import type { DataRequest } from './fetch-props.js'

/** How the data of a page is asked for: its language is always named. */
export function toDataRequest(
  { view: { state } }: Client,
  page: string,
  locale: string | undefined,
): Pick<DataRequest, 'path' | 'search'> {
  const path = toPath(page)
  return { path: state.addLocale?.(path, locale, undefined) ?? path, search: page.slice(path.length) }
}

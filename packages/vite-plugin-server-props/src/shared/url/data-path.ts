import { DATA_SEGMENT } from '../names.js'

/**
 * The address of a page's data, without search. `path` is the page's encoded path without base, with i18n always with its
 * locale; `/` is the home page; `base` begins and ends with `/`. `parseTarget` reads it
 * back. A trailing slash is no part of it: there is one address (T10).
 */
export function toDataPath(base: string, buildId: string, path: string): string {
  const clean = path.replace(/(.)\/$/, '$1')
  const file = clean === '/' ? '/index' : clean.replace(/^\/index(?=\/|$)/, '/index$&')
  return `${base}${DATA_SEGMENT}/${buildId}${file}.json`
}

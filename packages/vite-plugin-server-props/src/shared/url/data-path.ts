import { DATA_SEGMENT } from '../names.js'

/**
 * The address of a page's data. `path` is the page's encoded path without base (`/` is the home page),
 * `search` has its `?` or is empty, `base` begins and ends with `/`. `parseTarget` reads it back.
 */
export function toDataPath(base: string, buildId: string, path: string, search: string): string {
  const isIndex = path === '/' || path === '/index' || path.startsWith('/index/')
  const file = path === '/' ? '/index' : isIndex ? `/index${path}` : path
  return `${base}${DATA_SEGMENT}/${buildId}${file}.json${search}`
}

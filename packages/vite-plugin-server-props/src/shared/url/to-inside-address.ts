import { stripBasePath } from './base-path.js'
import { toUrl } from './check-destination.js'

/** An absolute address of this origin and below the base, without both; undefined for any other (C25). */
export function toInsideAddress(href: string, origin: string, basePath: string): string | undefined {
  const url = toUrl(href)
  return url?.origin === origin ? stripBasePath(basePath, url.pathname + url.search + url.hash) : undefined
}

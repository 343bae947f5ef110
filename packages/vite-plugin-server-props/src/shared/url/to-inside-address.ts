import { stripBasePath } from './base-path.js'

/** An absolute address of this origin and below the base, without both; undefined for any other (C25). */
export function toInsideAddress(href: string, origin: string, basePath: string): string | undefined {
  let url: URL
  try {
    url = new URL(href)
  } catch {
    return undefined
  }
  return url.origin === origin ? stripBasePath(basePath, url.pathname + url.search + url.hash) : undefined
}

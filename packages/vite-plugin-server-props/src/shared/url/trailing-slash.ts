import { toPath } from './split-path.js'

/** A path that ends as it should: with a slash, or with a name that has a dot, as files have (S275). */
const DONE = /\/$|^\/\.well-known\/|\.[^/]*$/

/** `setTrailingSlash`, where only some apps have it. */
export type SetTrailingSlash = (address: string) => string

/** Puts a slash behind the path of an address, for apps whose addresses have one. */
export function setTrailingSlash(address: string): string {
  const path = toPath(address)
  return path === '' || DONE.test(path) ? address : `${path}/${address.slice(path.length)}`
}

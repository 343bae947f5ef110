/** Puts the base, without its trailing slash, before an address: `/` of base `/docs` is `/docs`. */
export function addBasePath(basePath: string, address: string): string {
  return basePath !== '' && /^\/(?:[?#]|$)/.test(address) ? basePath + address.slice(1) : basePath + address
}

/** Takes the base off an address; undefined when the address is not below it. */
export function stripBasePath(basePath: string, address: string): string | undefined {
  if (!address.startsWith(basePath)) return undefined
  const rest = address.slice(basePath.length)
  if (rest.startsWith('/')) return rest
  return /^(?:[?#]|$)/.test(rest) ? `/${rest}` : undefined
}

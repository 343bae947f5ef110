const hits = new Map<string, number>()

/** How often something ran on the server. */
export function hit(name: string): number {
  const count = (hits.get(name) ?? 0) + 1
  hits.set(name, count)
  return count
}

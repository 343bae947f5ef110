/** Answers that wait until they are released, by a name of the test's. */
const held = new Map<string, () => void>()

export function hold(name: string): Promise<void> {
  return new Promise((resolve) => held.set(name, resolve))
}

export function release(name: string): boolean {
  const resolve = held.get(name)
  held.delete(name)
  resolve?.()
  return resolve !== undefined
}

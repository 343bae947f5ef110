/** Loads what has a name once, and again only if that failed. */
export function remember<T>(load: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const loading = new Map<string, Promise<T>>()
  return (name) => {
    let result = loading.get(name)
    if (result === undefined) {
      loading.set(name, (result = load(name)))
      result.catch(() => loading.delete(name))
    }
    return result
  }
}

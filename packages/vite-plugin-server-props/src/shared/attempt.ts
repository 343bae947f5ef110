/** What a function gives; undefined when it throws. For what only trying can tell, such as whether a text decodes. */
export function attempt<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}

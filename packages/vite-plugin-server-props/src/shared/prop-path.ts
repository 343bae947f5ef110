/** Those of ASCII; other names are quoted, which is right for each of them (S98). */
const IDENTIFIER = /^[a-z_$][\w$]*$/i

/** A key as the next part of the path to a prop: `.name`, or `["a name"]`. */
export function toPathPart(key: string): string {
  return IDENTIFIER.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`
}

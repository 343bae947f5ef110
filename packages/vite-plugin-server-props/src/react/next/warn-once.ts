const said: Set<string> = /* @__PURE__ */ new Set()

/** Says something once, however often a component is rendered. For development only. */
export function warnOnce(message: string): void {
  if (said.has(message)) return
  said.add(message)
  console.warn(message)
}

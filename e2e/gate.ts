/** Something to wait for that a test opens. */
export function createGate(): { readonly opened: Promise<void>; open(): void } {
  const gate = { opened: Promise.resolve(), open(): void {} }
  gate.opened = new Promise((resolve) => (gate.open = resolve))
  return gate
}

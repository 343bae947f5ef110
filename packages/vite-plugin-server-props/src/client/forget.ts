import type { Client } from './client.js'

/** Nothing of what was kept for later is to be trusted: something on the server has changed. */
export function forget({ data, memory }: Client): void {
  data.ahead?.clear()
  memory?.clear()
}

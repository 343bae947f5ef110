import { readFileSync } from 'node:fs'

/** USER_HZ is 100 on every Linux that Node runs on. */
export const TICK_MS = 10

/** CPU time of every descendant that this process has waited for. */
export function waitedForCpuMs() {
  const text = readFileSync('/proc/self/stat', 'utf8')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[13]) + Number(fields[14])) * TICK_MS
}

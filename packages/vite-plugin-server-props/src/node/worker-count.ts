import { availableParallelism } from 'node:os'

/** More is a mistake: each worker is a process with the whole app in it. */
export const MOST_WORKERS = 512

/** How many processes `WEB_CONCURRENCY` asks for: one without it. Undefined where it says nothing that makes sense. */
export function readWorkerCount(given: string | undefined): number | undefined {
  const text = given?.trim() ?? ''
  if (text === '') return 1
  if (text === 'max' || text === 'auto') return availableParallelism()
  const count = /^\d+$/.test(text) ? Number(text) : 0
  return count >= 1 && count <= MOST_WORKERS ? count : undefined
}

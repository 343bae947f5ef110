/** What the process that started a worker tells it: answer what is running, then end. */
export const STOP = 'server-props:stop'

/** And then: end. */
export const LEAVE = 'server-props:leave'

/** What a worker tells the process that started it. */
export type WorkerMessage =
  /** Where it serves. */
  | { readonly kind: 'server-props:serving'; readonly url: string }
  /** It takes nothing new any more, and answers what is running. */
  | { readonly kind: 'server-props:closing' }
  /** It has answered all. It may end when it is told to: connections can still be on their way to it. */
  | { readonly kind: 'server-props:drained' }

/** Reads what came from a worker; the app in it may send messages of its own. */
export function readWorkerMessage(message: unknown): WorkerMessage | undefined {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return undefined
  return typeof message.kind === 'string' && message.kind.startsWith('server-props:')
    ? (message as WorkerMessage)
    : undefined
}

/** Tells the process that started this one, as long as it is there. */
export function tellPrimary(message: WorkerMessage): void {
  if (process.connected) process.send?.(message)
}

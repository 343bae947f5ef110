/** The port is taken, or may not be used (F27). One line. */
export function createPortMessage(code: string, port: number, host: string | undefined): string {
  const where = host === undefined ? `Port ${port}` : `Port ${port} of ${host}`
  switch (code) {
    case 'EADDRINUSE':
      return `${where} is in use by another process. Stop it, or choose another port: PORT=${port + 1}`
    case 'EACCES':
      return `${where} may not be used by this user. Choose one above 1023: PORT=3000`
    default:
      return `The server can't listen on host "${host ?? ''}", port ${port} (${code}). Check HOST and PORT.`
  }
}

/** PORT is no port. One line. */
export function createBadPortMessage(given: string): string {
  return `PORT is ${JSON.stringify(given)}, but a port is a whole number from 0 to 65535.`
}

/** The app has not been built, or not whole (F28). One line. */
export function createNoBuildMessage(missing: string): string {
  return `There is no build: ${missing} is missing. Make it with: npx vite build`
}

/** The built server could not be started (F28). */
export function createEntryMessage(file: string, reason: string): string {
  return `The built server ${file} can't be loaded: ${reason}. Build again with: npx vite build`
}

/** React's development build would be used in production: slow, and talkative. */
export function createNodeEnvMessage(given: string | undefined): string {
  return (
    `[server-props] NODE_ENV is ${JSON.stringify(given ?? '')} when a built app is served; ` +
    'set NODE_ENV=production before anything imports React.'
  )
}

/** WEB_CONCURRENCY is no number of workers. One line. */
export function createBadWorkersMessage(given: string, most: number): string {
  return (
    `WEB_CONCURRENCY is ${JSON.stringify(given)}, but it is how many processes serve: a whole number from 1 to ${most}, ` +
    'or "max" for one per core.'
  )
}

/** A worker has ended by itself, or is about to. One line. */
export function createWorkerMessage(pid: number | undefined, how: string): string {
  return `[server-props] Worker ${pid ?? ''} ${how}; another one takes its place.`
}

/** Workers can't be started any more. One line. */
export function createStartsMessage(starts: number): string {
  return `No worker serves any more, and ${starts} in a row ended while they started; what they say stands above.`
}

/** A worker of a restart can't be started. One line. */
export function createRestartMessage(): string {
  return (
    '[server-props] The restart was given up, because a new worker ended while it started (what it says stands above). ' +
    'The workers that were not replaced yet serve on.'
  )
}

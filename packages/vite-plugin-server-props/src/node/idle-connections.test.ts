import type { IncomingMessage, ServerResponse } from 'node:http'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { serve, type RunningServer } from './serve.js'

const TIMEOUT = 300

let running: RunningServer | undefined
const sockets: Socket[] = []

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await running?.close()
  running = undefined
})

const answerAtOnce = (_req: IncomingMessage, res: ServerResponse): void => void res.end('ok')

async function open(
  keepAliveTimeout: number | undefined,
  answer = answerAtOnce,
): Promise<{ readonly socket: Socket; readonly closed: Promise<number> }> {
  running = await serve({
    handler: answer,
    port: 0,
    host: '127.0.0.1',
    ...(keepAliveTimeout !== undefined && { keepAliveTimeout }),
  })
  const socket = connect(Number(new URL(running.url).port), '127.0.0.1')
  sockets.push(socket)
  socket.on('error', () => undefined)
  const closed = once(socket, 'close').then(() => performance.now())
  await once(socket, 'connect')
  return { socket, closed }
}

/** Resolves with what came, at the end of an answer. */
async function ask(socket: Socket): Promise<string> {
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
  let text = ''
  while (!text.endsWith('ok')) text += String((await once(socket, 'data'))[0])
  return text
}

describe('a connection that nobody uses', () => {
  it('is ended when its time is over, and not before', async () => {
    const { socket, closed } = await open(TIMEOUT)
    const start = performance.now()
    await ask(socket)
    expect((await closed) - start).toBeGreaterThan(TIMEOUT - 20)
  })

  it('has its time after a request that was never completed too', async () => {
    const { socket, closed } = await open(TIMEOUT)
    await ask(socket)
    await wait(TIMEOUT / 2)
    const start = performance.now()
    socket.write('GET / HTTP/1.1\r\nHos')
    expect((await closed) - start).toBeGreaterThan(TIMEOUT - 20)
  })

  it('is told of its time, which is 65 s by default', async () => {
    const { socket } = await open(undefined)
    expect(await ask(socket)).toMatch(/^Keep-Alive: timeout=65\r$/m)
  })

  it('is left to the time that the server is given by itself', async () => {
    const { socket, closed } = await open(TIMEOUT)
    if (running !== undefined) running.server.keepAliveTimeout = 2 * TIMEOUT
    const start = performance.now()
    await ask(socket)
    expect((await closed) - start).toBeGreaterThan(2 * TIMEOUT - 20)
  })

  it('stays when there is no time', async () => {
    const { socket } = await open(0)
    expect(await ask(socket)).not.toContain('Keep-Alive:')
    await wait(TIMEOUT)
    expect(await ask(socket)).toContain('ok')
  })
})

describe('a connection that is used', () => {
  it('stays while its answer takes longer than a connection may be idle', async () => {
    const { socket } = await open(TIMEOUT / 3, (_req, res) => void setTimeout(() => res.end('ok'), TIMEOUT))
    expect(await ask(socket)).toContain('200 OK')
  })

  it('stays from one request to the next', async () => {
    const { socket } = await open(2000)
    for (let time = 0; time < 6; time++) {
      expect(await ask(socket)).toContain('200 OK')
      await wait(400)
    }
  })
})

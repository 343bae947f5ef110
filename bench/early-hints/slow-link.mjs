// A network between a browser and a server on this machine: each direction has a delay and a rate.
import { connect, createServer } from 'node:net'

/**
 * Listens on a free port of the loopback, and passes on to `port` what comes. One rate for all connections of a
 * direction, as on a line that they share.
 * @param {{ port: number, delay: number, bytesPerSecond: number }} link `delay` in ms, of one direction
 * @returns {Promise<{ port: number, close: () => void }>}
 */
export async function openSlowLink({ port, delay, bytesPerSecond }) {
  const up = { freeAt: 0 }
  const down = { freeAt: 0 }
  const sockets = new Set()
  const server = createServer((browser) => {
    const upstream = connect(port, '127.0.0.1')
    for (const socket of [browser, upstream]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    }
    pass(browser, upstream, up, delay, bytesPerSecond)
    pass(upstream, browser, down, delay, bytesPerSecond)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the link has no port')
  return {
    port: address.port,
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** Packets leave one after another, are on their way at the same time, and arrive in order. */
function pass(from, to, line, delay, bytesPerSecond) {
  const queue = []
  const deliver = () => {
    while (queue.length > 0 && queue[0].at <= performance.now()) queue.shift().work()
    if (queue.length > 0) setTimeout(deliver, queue[0].at - performance.now())
  }
  const later = (size, work) => {
    line.freeAt = Math.max(line.freeAt, performance.now()) + (size / bytesPerSecond) * 1000
    if (queue.push({ at: line.freeAt + delay, work }) === 1) deliver()
  }
  from.on('data', (chunk) => {
    for (let start = 0; start < chunk.length; start += 1400) {
      const packet = chunk.subarray(start, start + 1400)
      later(packet.length, () => to.writable && to.write(packet))
    }
  })
  from.on('end', () => later(0, () => to.end()))
}

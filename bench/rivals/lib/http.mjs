import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** One request on its own connection, body as a Buffer, no content encoding asked for. */
export function get(url, { headers = {}, timeout = 60_000 } = {}) {
  return new Promise((resolve, reject) => {
    const req = http.get(url, { headers, agent: false, timeout }, (res) => {
      const chunks = []
      res.on('data', (chunk) => chunks.push(chunk))
      res.on('error', reject)
      res.on('end', () =>
        resolve({ status: res.statusCode, headers: res.headers, body: Buffer.concat(chunks) }),
      )
    })
    req.on('timeout', () => req.destroy(new Error(`timeout: ${url}`)))
    req.on('error', reject)
  })
}

/** Polls until `accept` is satisfied; resolves with the milliseconds since `running` was started. */
export async function until(running, url, accept, { interval = 10, limit = 60_000 } = {}) {
  let last = 'no answer'
  while (performance.now() - running.started < limit) {
    if (running.exited)
      throw new Error(`process ended (${running.error ?? running.code}) before ${url} answered`)
    try {
      const response = await get(url)
      if (accept(response)) return performance.now() - running.started
      last = `${response.status} ${response.body.toString('utf8').slice(0, 120)}`
    } catch (error) {
      last = error.message
    }
    await sleep(interval)
  }
  throw new Error(`${url} did not answer as expected within ${limit} ms; last: ${last}`)
}

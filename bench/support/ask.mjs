import { Agent, get } from 'node:http'

/** Asks for a page, the home page if none is named, and settles once the answer has come whole. */
export function ask(port, agent, path = '/') {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${path}: status ${response.statusCode}`))
      response.resume().on('end', resolve)
    }).on('error', reject)
  })
}

/** Asks for a page many times, over connections that are kept open. */
export async function askMany(port, count, page, connections) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  let left = count
  const work = async () => {
    while (left-- > 0) await ask(port, agent, page)
  }
  await Promise.all(Array.from({ length: connections }, work))
  agent.destroy()
}

import { get } from 'node:http'

/** Asks for the home page, and settles once the answer has come whole. */
export function ask(port, agent) {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: '/', agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode}`))
      response.resume().on('end', resolve)
    }).on('error', reject)
  })
}

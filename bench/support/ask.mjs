import { get } from 'node:http'

/** Asks for a page, the home page if none is named, and settles once the answer has come whole. */
export function ask(port, agent, path = '/') {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${path}: status ${response.statusCode}`))
      response.resume().on('end', resolve)
    }).on('error', reject)
  })
}

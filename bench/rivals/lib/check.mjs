// Is the answer right, and is it made per request? Run before anything is timed.
import { gzipSync } from 'node:zlib'
import { setTimeout as sleep } from 'node:timers/promises'
import { get } from './http.mjs'

const NOW = /\b1[7-9]\d{11}\b/

/** The requests of the four scenarios: what Chromium was seen to ask for, or what the contender says. */
export function toTargets(contender, data) {
  const { paths } = contender
  const helloData = data?.hello
    ? { url: (name) => data.hello.url.replaceAll('back', name), headers: data.hello.headers }
    : { url: paths.helloData, headers: { 'sec-fetch-site': 'same-origin' } }
  const listData = data?.list
    ? { url: () => data.list.url, headers: data.list.headers }
    : { url: paths.listData, headers: { 'sec-fetch-site': 'same-origin' } }
  return {
    hello: { url: paths.hello, headers: {} },
    list: { url: paths.list, headers: {} },
    helloData,
    listData,
  }
}

/** Throws if an answer is wrong or not made for the request; gives the sizes of the answers. */
export async function check(origin, scenarios) {
  const sizes = {}
  for (const [scenario, { url, headers }] of Object.entries(scenarios)) {
    if (!url) throw new Error(`no URL for ${scenario}`)
    const name = `n${Math.random().toString(36).slice(2, 8)}`
    const ask = async () => {
      const response = await get(origin + url(name), { headers })
      const text = response.body.toString('utf8').replaceAll('<!-- -->', '')
      const where = `${scenario} ${url(name)}`
      if (response.status !== 200)
        throw new Error(`${where}: status ${response.status}: ${text.slice(0, 300)}`)
      if (scenario.startsWith('hello') && !text.includes(name))
        throw new Error(`${where}: the name is missing`)
      if (scenario === 'hello' && !/text\/html/.test(response.headers['content-type']))
        throw new Error(`${where}: not HTML`)
      if (scenario === 'hello' && !text.includes(`<h1>Hello ${name}</h1>`))
        throw new Error(`${where}: not rendered`)
      if (scenario === 'list' && (text.match(/<tr/g) ?? []).length !== 201)
        throw new Error(`${where}: not 201 table rows`)
      if (scenario === 'listData' && new Set(text.match(/volume \d+/g)).size !== 200)
        throw new Error(`${where}: not 200 rows`)
      const now = NOW.exec(text)?.[0]
      if (!now || Math.abs(Date.now() - Number(now)) > 5000)
        throw new Error(`${where}: no current time in the answer`)
      sizes[scenario] = { bytes: response.body.length, gzip: gzipSync(response.body, { level: 9 }).length }
      return now
    }
    const first = await ask()
    await sleep(5)
    if ((await ask()) === first)
      throw new Error(`${scenario}: two requests got the same time; the answer is cached`)
  }
  return sizes
}

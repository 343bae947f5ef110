import { request } from 'node:http'
import { connect, createServer, type AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { StartApp, type Running } from './fixtures/start-app.js'

let app: StartApp

const entry = `
const nodeEnv = process.env.NODE_ENV
export function handler(req, res) {
  if (req.url === '/slow') return setTimeout(() => res.end('slow answer'), 300)
  if (req.url === '/reject') Promise.reject(new Error('floating'))
  if (req.url === '/throw') setTimeout(() => { throw new Error('uncaught') })
  res.end(JSON.stringify({ nodeEnv, url: req.url, a: process.env.A, b: process.env.B, c: process.env.C }))
}
`

beforeAll(async () => {
  app = await StartApp.create()
  app.write('dist/server/index.js', entry)
  app.write('dist/client/robots.txt', 'robots')
  app.write('.env', 'A=env\nB=env\nC=env')
  app.write('.env.production', 'A=production\nB=production')
  app.write('.env.local', 'A=local')
  app.write('dist/server/broken.js', 'throw new Error("broken entry")')
  app.writeStart('start.js')
  app.writeStart('missing.js', './nothing/index.js')
  app.writeStart('start-broken.js', './broken.js')
  app.writeStart('no-client.js', './index.js', '../none/')
})

afterEach(() => app.killAll())

afterAll(() => app.remove())

const run = (file: string, env: Readonly<Record<string, string>> = {}): Running =>
  app.run(file, { C: 'set', ...env })

function get(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const req = request(url, (res) => {
      let text = ''
      res.on('data', (chunk: Buffer) => (text += chunk.toString()))
      res.on('end', () => resolve(`${text}|${res.headers.connection}`))
    })
    req.on('error', reject)
    req.end()
  })
}

describe('start', () => {
  it('S58 serves files and pages, with NODE_ENV and .env files before the entry is imported', async () => {
    const { url, output } = run('start.js')
    const address = (await url) as string
    expect(output()).toBe(`Serving at ${address}\n`)
    expect(await get(`${address}/robots.txt`)).toMatch(/^robots/)
    expect(JSON.parse((await get(`${address}/x`)).split('|')[0] as string)).toEqual({
      nodeEnv: 'production',
      url: '/x',
      a: 'local',
      b: 'production',
      c: 'set',
    })
  })

  it('F15 answers what is running after SIGTERM, then exits with 0', async () => {
    const { url, child, code } = run('start.js')
    const address = (await url) as string
    const answers = Array.from({ length: 10 }, () => get(`${address}/slow`))
    await new Promise((resolve) => setTimeout(resolve, 100))
    child.kill('SIGTERM')
    expect(await Promise.all(answers)).toEqual(Array.from({ length: 10 }, () => 'slow answer|close'))
    expect(await code).toBe(0)
  })

  it('F9 logs a floating rejection and serves on, and drains after an uncaught exception', async () => {
    const { url, output, code, untilPrinted } = run('start.js')
    const address = (await url) as string
    await get(`${address}/reject`)
    expect(await get(`${address}/x`)).toContain('"url":"/x"')
    await untilPrinted('Unhandled rejection: Error: floating')
    const slow = get(`${address}/slow`)
    await new Promise((resolve) => setTimeout(resolve, 50))
    await get(`${address}/throw`)
    expect(await slow).toContain('slow answer')
    expect(await code).toBe(1)
    expect(output()).toContain('Uncaught exception: Error: uncaught')
  })

  it('F27 says in one line that the port is in use, and exits with 1', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const { port } = taken.address() as AddressInfo
    const { code, output } = run('start.js', { PORT: String(port) })
    expect(await code).toBe(1)
    expect(output().trim()).toBe(
      `Port ${port} of 127.0.0.1 is in use by another process. Stop it, or choose another port: PORT=${port + 1}`,
    )
    taken.close()
  })

  it('F27 says in one line what is wrong with PORT or HOST', async () => {
    const port = run('start.js', { PORT: 'abc' })
    expect(await port.code).toBe(1)
    expect(port.output().trim()).toBe('PORT is "abc", but a port is a whole number from 0 to 65535.')
    const host = run('start.js', { HOST: 'no.such.host.invalid' })
    expect(await host.code).toBe(1)
    expect(host.output().trim()).toMatch(
      /^The server can't listen on host "no\.such\.host\.invalid", port 0 \(E\w+\)/,
    )
  })

  it('F28 says in one line that there is no build, or a broken one, and exits with 1', async () => {
    for (const file of ['missing.js', 'no-client.js']) {
      const { code, output } = run(file)
      expect(await code).toBe(1)
      expect(output().trim()).toMatch(/^There is no build: .* is missing\. Make it with: npx vite build$/)
    }
    const broken = run('start-broken.js')
    expect(await broken.code).toBe(1)
    expect(broken.output()).toContain("The built server index.js can't be loaded: broken entry.")
  })

  it('T13 T31 answers 400 to what is no HTTP, once, and closes', async () => {
    const { url } = run('start.js')
    const { hostname, port } = new URL((await url) as string)
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), hostname, () => socket.write('nonsense\r\n\r\n'))
      let text = ''
      socket.on('data', (chunk) => (text += chunk.toString()))
      socket.on('close', () => resolve(text))
    })
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nConnection: close/)
  })
})

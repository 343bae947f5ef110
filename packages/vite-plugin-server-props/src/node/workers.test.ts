import { request } from 'node:http'
import { availableParallelism } from 'node:os'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { StartApp } from './fixtures/start-app.js'
import { MOST_WORKERS, readWorkerCount } from './worker-count.js'

// Real processes, on machines that are busy with other tests too.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let app: StartApp

/** Tells its process and build, and does what it is asked to. */
const toEntry = (build: string): string => `console.log('loaded ${build} ' + process.pid)
export function handler(req, res) {
  if (req.url === '/crash') process.kill(process.pid, 'SIGKILL')
  if (req.url === '/throw') setTimeout(() => { throw new Error('uncaught') })
  const answer = () => res.end(JSON.stringify({ pid: process.pid, build: '${build}', env: process.env.FROM_FILE }))
  if (req.url === '/slow') { console.log('slow begins'); setTimeout(answer, 400) }
  else answer()
}
`

beforeAll(async () => {
  app = await StartApp.create()
  app.write('dist/client/robots.txt', 'robots')
  app.writeStart('start.js')
})

afterEach(() => app.killAll())

afterAll(() => app.remove())

interface Told {
  readonly pid: number
  readonly build: string
  readonly env: string | undefined
}

/** Asks over a connection of its own, which any worker may take. */
function ask(url: string, path = '/'): Promise<Told> {
  return new Promise((resolve, reject) => {
    const req = request(url + path, { agent: false }, (res) => {
      let text = ''
      res.on('data', (chunk: Buffer) => (text += chunk.toString()))
      res.once('error', reject)
      res.once('end', () => resolve(JSON.parse(text) as Told))
    })
    req.once('error', reject)
    req.end()
  })
}

async function askTimes(url: string, times: number): Promise<readonly Told[]> {
  return Promise.all(Array.from({ length: times }, () => ask(url)))
}

const pidsOf = (told: readonly Told[]): ReadonlySet<number> => new Set(told.map(({ pid }) => pid))

/** The processes that have loaded a build, in their order. */
function readLoaded(output: string, build = 'first'): readonly number[] {
  return [...output.matchAll(new RegExp(`loaded ${build} (\\d+)`, 'g'))].map(([, pid]) => Number(pid))
}

function start(env: Readonly<Record<string, string>> = {}) {
  app.write('dist/server/index.js', toEntry('first'))
  app.write('.env', 'FROM_FILE=first')
  app.write('package.json', '{ "type": "module" }')
  return app.run('start.js', { WEB_CONCURRENCY: '2', ...env })
}

describe('workers', () => {
  it('serve an app together at one address, and are the process itself where one is asked for', async () => {
    const { url, output, child } = start()
    const address = (await url) as string
    const loaded = readLoaded(output())
    expect(new Set(loaded).size).toBe(2)
    expect(loaded).not.toContain(child.pid)
    expect(output()).toMatch(/^(?:loaded first \d+\n){2}Serving at http:\S+ with 2 workers\n$/)
    expect(loaded).toEqual(expect.arrayContaining([...pidsOf(await askTimes(address, 10))]))

    const single = start({ WEB_CONCURRENCY: '1' })
    const one = (await single.url) as string
    expect(single.output()).toBe(`loaded first ${single.child.pid}\nServing at ${one}\n`)
    expect([...pidsOf(await askTimes(one, 5))]).toEqual([single.child.pid])
  })

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'F15 answer what is running after %s, then all end with 0',
    async (signal) => {
      const { url, child, code, untilPrinted } = start()
      const address = (await url) as string
      const slow = Promise.all(Array.from({ length: 6 }, () => ask(address, '/slow')))
      await untilPrinted('slow begins\n'.repeat(6))
      child.kill(signal)
      expect(await slow).toHaveLength(6)
      expect(await code).toBe(0)
      await expect(ask(address)).rejects.toThrow('ECONNREFUSED')
    },
  )

  it('are replaced when they die, and when an exception ends them', async () => {
    const { url, untilPrinted, output } = start()
    const address = (await url) as string
    await expect(ask(address, '/crash')).rejects.toThrow(/ECONNRESET|socket hang up/)
    await untilPrinted('ended with SIGKILL; another one takes its place.')
    // Served on meanwhile, by the other one.
    const { pid } = await ask(address)
    await vi.waitFor(() => expect(readLoaded(output())).toHaveLength(3), 20_000)
    await ask(address, '/throw')
    await untilPrinted('stops; another one takes its place.')
    await untilPrinted('Uncaught exception: Error: uncaught')
    await vi.waitFor(() => expect(readLoaded(output())).toHaveLength(4), 20_000)
    expect(new Set(readLoaded(output())).size).toBe(4)
    expect(readLoaded(output())).toContain(pid)
  })

  it('are replaced one by one after SIGUSR2 by those of the new build and of the new .env, without a refused connection', async () => {
    const { url, child, output, untilPrinted } = start()
    const address = (await url) as string
    app.write('dist/server/index.js', toEntry('second'))
    app.write('.env', 'FROM_FILE=second')
    const slow = ask(address, '/slow')
    await untilPrinted('slow begins')
    child.kill('SIGUSR2')
    const told: Told[] = []
    const isOver = (): boolean => told.slice(-10).every(({ build }) => build === 'second')
    do told.push(await ask(address))
    while (told.length < 10 || !isOver() || readLoaded(output(), 'second').length < 2)
    expect((await slow).build).toBe('first')
    expect(told[0]).toMatchObject({ build: 'first', env: 'first' })
    expect(told.at(-1)).toMatchObject({ build: 'second', env: 'second' })
    expect([readLoaded(output()).length, readLoaded(output(), 'second').length]).toEqual([2, 2])
  })

  it('stay when the new build does not start', async () => {
    const { url, child, output, untilPrinted } = start()
    const address = (await url) as string
    app.write('dist/server/index.js', 'throw new Error("no start of second")')
    child.kill('SIGUSR2')
    await untilPrinted('The restart was given up, because a new worker ended while it started')
    const told = await askTimes(address, 10)
    expect(new Set(told.map(({ build }) => build))).toEqual(new Set(['first']))
    expect(readLoaded(output())).toHaveLength(2)
  })

  it('F28 are not tried again when the first one does not start, which is said once', async () => {
    app.write('dist/server/failing.js', 'throw new Error("broken entry")')
    app.writeStart('start-failing.js', './failing.js')
    const { code, output } = app.run('start-failing.js', { WEB_CONCURRENCY: '4' })
    expect(await code).toBe(1)
    expect(output().match(/The built server index.js can't be loaded: broken entry\./g)).toHaveLength(1)
  })

  it('are given up with what is wrong when all have died and none starts any more', async () => {
    const { url, code, output } = start()
    const address = (await url) as string
    app.write('dist/server/index.js', 'throw new Error("broken since")')
    for (let left = 2; left > 0; left--) await ask(address, '/crash').catch(() => undefined)
    expect(await code).toBe(1)
    expect(output()).toContain('broken since')
    expect(output()).toMatch(/No worker serves any more, and \d in a row ended while they started/)
  })

  it('end with the process that started them, however it ends', async () => {
    const { url, child } = start()
    const address = (await url) as string
    child.kill('SIGKILL')
    await vi.waitFor(() => expect(ask(address)).rejects.toThrow('ECONNREFUSED'), { timeout: 10_000 })
  })
})

describe('WEB_CONCURRENCY', () => {
  it.each([
    [undefined, 1],
    ['', 1],
    ['1', 1],
    [' 4 ', 4],
    ['max', availableParallelism()],
    ['auto', availableParallelism()],
    ['0', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['1e2', undefined],
    ['many', undefined],
    [String(MOST_WORKERS + 1), undefined],
  ])('is read: %s means %s', (given, expected) => {
    expect(readWorkerCount(given)).toBe(expected)
  })

  it('that makes no sense is one line and exit code 1', async () => {
    const { code, output } = start({ WEB_CONCURRENCY: 'many' })
    expect(await code).toBe(1)
    expect(output()).toBe(
      `WEB_CONCURRENCY is "many", but it is how many processes serve: a whole number from 1 to ${MOST_WORKERS}, or "max" for one per core.\n`,
    )
  })
})

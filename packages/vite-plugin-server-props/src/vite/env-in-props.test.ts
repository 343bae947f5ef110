import { afterEach, expect, test, vi } from 'vitest'
import { Apps } from './fixtures/run-app.js'
import type { ServerPropsOptions } from './options.js'

// Real servers, on machines that are busy with other tests too.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let apps: Apps | undefined

afterEach(() => {
  delete process.env['SP_UNKNOWN_TOKEN']
  return apps?.close()
})

const FILES = {
  '.env':
    'SP_DATABASE=postgres://user:word@db\nSP_SHORT=on\nVITE_SP_API=https://api.example\nSP_SAME=https://api.example\n',
  'pages/account.jsx': `export const getServerSideProps = () => ({
  props: {
    user: { 'e-mail': process.env.SP_DATABASE, list: [1, process.env.SP_UNKNOWN_TOKEN] },
    short: process.env.SP_SHORT,
    api: process.env.SP_SAME,
  },
})
export default (props) => <p>{props.short}</p>
`,
}

/** What the development server answers and prints for the page, asked twice. */
async function open(options?: ServerPropsOptions): Promise<{ status: number; text: string; log: string }> {
  process.env['SP_UNKNOWN_TOKEN'] = 'from-the-shell'
  apps = new Apps(options)
  const { ask, log } = await apps.startDev(apps.create(FILES))
  await ask('/account')
  const { status, text } = await ask('/account')
  return { status, text, log: log() }
}

test('T26 a prop with the value of a variable that is not public is a warning, said once', async () => {
  const { status, log } = await open()
  expect(status).toBe(200)
  expect(log.match(/The prop `[^`]*` of \S+ has the value of the environment variable \w+/g)).toEqual([
    'The prop `user["e-mail"]` of pages/account.jsx has the value of the environment variable SP_DATABASE',
    'The prop `user.list[1]` of pages/account.jsx has the value of the environment variable SP_UNKNOWN_TOKEN',
  ])
})

test('T26 by option it is an error, which is not in the answer but by its names', async () => {
  const { status, text } = await open({ envInProps: 'error' })
  expect(status).toBe(500)
  expect(text).toContain('has the value of the environment variable SP_')
  expect(text).not.toContain('postgres://')
  expect(text).not.toContain('from-the-shell')
})

test('T26 by option it is allowed', async () => {
  const { status, log } = await open({ envInProps: 'allow' })
  expect(status).toBe(200)
  expect(log).not.toContain('environment variable')
})

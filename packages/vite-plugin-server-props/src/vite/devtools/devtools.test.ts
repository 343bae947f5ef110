// What the page about the app is told in development.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { DevtoolsPage, DevtoolsRoutes } from '../../shared/devtools-data.js'
import { Apps, type RunningApp } from '../fixtures/run-app.js'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const component = 'export default function Page() { return <p>page</p> }\n'

const apps = new Apps()
let app: RunningApp
beforeAll(async () => {
  app = await apps.startDev(
    apps.create({
      'lib/home.jsx': `import { read } from './data'\nexport const getServerSideProps = () => read()\n${component}`,
      'lib/data.js': 'export const read = () => ({ props: {} })\n',
      'pages/_app.jsx': 'export default ({ Component, pageProps }) => <Component {...pageProps} />\n',
      'pages/index.jsx': "export { default, getServerSideProps } from '../lib/home'\n",
      'pages/about.jsx': component,
      'pages/asks.jsx': `import Old from './old'\nif (Old.getInitialProps === undefined) throw Old\n${component}`,
      'pages/old.jsx': `${component}Page.getInitialProps = () => ({})\n`,
      'pages/posts.jsx': `export const getStaticProps = () => ({ props: {} })\n${component}`,
      'pages/api/items.js': 'export default (req, res) => res.json([])\n',
    }),
  )
})
afterAll(() => apps.close())

async function readKinds() {
  const { routes } = JSON.parse((await app.ask('/__server-props/data/routes.json')).text) as DevtoolsRoutes
  return routes.map(({ pattern, kind }) => [pattern, kind])
}

test('E53 E59 lists routes by their kinds, and modules that went to the browser without their loaders', async () => {
  const routes = [
    ['/', 'per request'],
    ['/about', 'static'],
    ['/asks', 'static'],
    ['/old', 'per request'],
    // Nothing of it is asked for at a request.
    ['/posts', 'static'],
    ['/api/items', 'api'],
    ['/_app', 'special'],
  ]
  expect(await readKinds()).toEqual(routes)
  await app.ask('/lib/home.jsx')
  expect(await readKinds()).toEqual([...routes, ['lib/home.jsx', 'module']])
  const { text } = await app.ask('/__server-props/data/page.json?pattern=lib/home.jsx')
  const page = JSON.parse(text) as DevtoolsPage
  expect(page).toMatchObject({ file: 'lib/home.jsx', notImported: ['./data'] })
  expect(page.removed.map(({ name }) => name)).toEqual(['read', 'getServerSideProps'])
})

test('its files lead to all that they import', async () => {
  const { text: index } = await app.ask('/__server-props/')
  const addresses = new Set(
    [...index.matchAll(/(?:src|href)="(devtools\/[^"]+)"/g)].map(
      ([, address]) => `/__server-props/${address}`,
    ),
  )
  expect([...addresses]).toEqual(['/__server-props/devtools/style.css', '/__server-props/devtools/main.js'])
  // The set grows while it is gone through.
  for (const address of addresses) {
    const { status, text } = await app.ask(address)
    expect([address, status]).toEqual([address, 200])
    for (const [, name = ''] of text.matchAll(/from '(\.[^']+)'/g)) {
      addresses.add(new URL(name, `http://localhost${address}`).pathname)
    }
  }
  expect(addresses).toContain('/__server-props/shared/format-amounts.js')
})

test.each(['//', '//:', '//[', '///a', '/__server-props//', '/__server-props/%zz', '/__server-props?//'])(
  'F20 the server lives on after a request for %s',
  async (address) => {
    expect((await app.ask(address)).status).toBeLessThan(500)
    expect((await app.ask('/about')).status).toBe(200)
  },
)

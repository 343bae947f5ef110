import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { resolveConfig } from 'vite'
import { expect, test } from 'vitest'
import { createContext } from './context.js'
import { configPlugin } from './config.js'
import { listDevRows } from './dev-rows.js'
import { createApp } from './fixtures/create-app.js'

test('C195 pages are read for the route table once; one that is forgotten is read again', async () => {
  const root = createApp('edits')
  const context = createContext({})
  await resolveConfig({ root, configFile: false, plugins: [configPlugin(context)] }, 'serve')
  const readLoaders = async () =>
    Object.fromEntries((await listDevRows(context)).map(({ pattern, hasLoader }) => [pattern, hasLoader]))
  const first = { '/': true, '/other': false, '/unasked': false, '/_error': false }
  expect(await readLoaders()).toEqual(first)
  writeFileSync(path.join(root, 'pages/index.jsx'), 'export default () => null\n')
  writeFileSync(
    path.join(root, 'pages/other.jsx'),
    'export const getServerSideProps = () => ({ props: {} })\n',
  )
  expect(await readLoaders()).toEqual(first)
  context.loaders.delete(`${root}/pages/other.jsx`)
  expect(await readLoaders()).toEqual({ ...first, '/other': true })
})

// The strip among Vite's other steps: what comes out of a real build and a real server.
import { existsSync, readdirSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build, type Plugin, type Rolldown } from 'vite'
import { afterAll, expect, test, vi } from 'vitest'
import { createContext } from './context.js'
import { Apps } from './fixtures/run-app.js'
import { stripPlugin } from './strip-plugin.js'

vi.setConfig({ testTimeout: 60_000 })

const fixtures = fileURLToPath(new URL('strip/fixtures/', import.meta.url))
/** Pages with forms that the parser knows and a compiler refuses. */
const PARSED_ONLY: ReadonlySet<string> = new Set([
  'E29-require',
  'E39-decorators-of-parameters',
  'E34-jsx-names',
  'P4-every-form-of-use',
])
const apps = new Apps()
afterAll(() => apps.close())

/** Builds the pages of all fixtures that are not refused; what they import stays outside. */
async function buildFixtures(plugins: readonly Plugin[]): Promise<Rolldown.OutputChunk[]> {
  const folders = readdirSync(fixtures).filter(
    (name) => !PARSED_ONLY.has(name) && !existsSync(`${fixtures}${name}/error.txt`),
  )
  const input = folders.map((name) => {
    const file = readdirSync(fixtures + name).find((name) => name.startsWith('input.'))
    return [name, `${fixtures}${name}/${file}`]
  })
  const output = await build({
    root: fixtures,
    configFile: false,
    logLevel: 'silent',
    plugins: [stripPlugin(createContext({})), ...plugins],
    build: {
      write: false,
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(input),
        external: (_id, importer) => importer !== undefined,
        preserveEntrySignatures: 'strict',
      },
    },
  })
  if (Array.isArray(output) || !('output' in output)) throw new Error('the build has one output')
  return output.output.filter((file) => file.type === 'chunk')
}

/** How many texts of a chunk are found in the page where they stand; what the bundler has written has no place. */
function countPlaced(code: string, map: Rolldown.SourceMap): number {
  const reader = new SourceMap({ ...map, file: map.file ?? '', sourceRoot: '' } as SourceMapPayload)
  const sources = new Map(map.sources.map((source, i) => [source, map.sourcesContent?.[i]?.split('\n')]))
  let count = 0
  code.split('\n').forEach((line, index) => {
    for (const { index: at } of line.matchAll(/["'`]KEEP/g)) {
      const entry = reader.findEntry(index, at)
      if (!('originalSource' in entry)) continue
      const original = sources.get(entry.originalSource)?.[entry.originalLine]
      if (/^["'`]?KEEP/.test(original?.slice(entry.originalColumn) ?? '')) count++
    }
  })
  return count
}

test('E51 E52 E57 what is gone is in no chunk, no map, and no step behind', async () => {
  const seen: string[] = []
  const compiler: Plugin = {
    name: 'a-compiler',
    enforce: 'pre',
    transform: { order: 'pre', handler: (code) => void seen.push(code) },
  }
  const chunks = await buildFixtures([compiler])
  expect(chunks.length).toBeGreaterThan(50)
  let placed = 0
  for (const { code, map, name } of chunks) {
    expect(code, name).not.toContain('SECRET')
    expect(JSON.stringify(map), name).not.toContain('SECRET')
    if (map) placed += countPlaced(code, map)
  }
  expect(placed).toBeGreaterThan(50)
  // A map of an empty module has no sources.
  expect(chunks.filter(({ map }) => map?.sourcesContent?.[0]).length).toBeGreaterThan(50)
  expect(seen.length).toBeGreaterThanOrEqual(chunks.length)
  expect(seen.filter((code) => code.includes('SECRET'))).toEqual([])
})

test("E55 the browser's module exports its component alone; the route tells of the loader", async () => {
  const root = apps.create({
    'pages/loaded.jsx':
      'export default () => null\nexport const getServerSideProps = () => ({ props: {} })\n',
  })
  const { ask } = await apps.startDev(root)
  const { text } = await ask('/pages/loaded.jsx')
  expect(text.match(/^export .*/gm)?.map((line) => line.slice(0, 15))).toEqual(['export default '])
  expect((await ask('/@id/virtual:server-props/routes')).text).toMatch(/"\/loaded".*\b(?:1|true)\b/)
})

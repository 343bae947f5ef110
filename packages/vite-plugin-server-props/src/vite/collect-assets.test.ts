import type { Rolldown } from 'vite'
import { expect, test } from 'vitest'
import { collectFiles, createInputFinder, toBuildId, toPageAssets } from './collect-assets.js'

/** Only what is read of a chunk. */
function chunk(fileName: string, imports: string[], css: string[] = [], extra = {}): Rolldown.OutputChunk {
  const metadata = { viteMetadata: { importedCss: new Set(css), importedAssets: new Set() } }
  return { type: 'chunk', fileName, imports, code: fileName, isEntry: false, ...metadata, ...extra } as never
}

function bundleOf(...chunks: Rolldown.OutputChunk[]): Rolldown.OutputBundle {
  return Object.fromEntries(chunks.map((output) => [output.fileName, output]))
}

const bundle = bundleOf(
  chunk('entry.js', ['react.js', 'runtime.js'], ['app.css'], { isEntry: true, name: 'client' }),
  chunk('react.js', []),
  chunk('runtime.js', ['react.js']),
  chunk('page.js', ['shared.js', 'react.js'], ['page.css'], {
    isEntry: true,
    facadeModuleId: '/pages/a.jsx',
  }),
  chunk('shared.js', ['deep.js', 'page.js'], ['shared.css', 'app.css']),
  chunk('deep.js', [], ['deep.css']),
)
const findInputChunk = createInputFinder(bundle)
const entry = collectFiles(bundle, findInputChunk('client'))

test('finds an input by its name or its file, and says when there is none', () => {
  expect(findInputChunk('/pages/a.jsx').fileName).toBe('page.js')
  expect(() => findInputChunk('/pages/b.jsx')).toThrow('/pages/b.jsx')
})

test('collects what a page needs besides the entry, in the order in which modules run', () => {
  expect(entry).toEqual({ module: 'entry.js', imports: ['react.js', 'runtime.js'], styles: ['app.css'] })
  expect(collectFiles(bundle, findInputChunk('/pages/a.jsx'), entry)).toEqual({
    module: 'page.js',
    imports: ['deep.js', 'shared.js'],
    styles: ['deep.css', 'shared.css', 'page.css'],
  })
})

test('S189 a build with one style sheet has it in every document', () => {
  expect(collectFiles(bundle, findInputChunk('client'), undefined, 'all.css').styles).toContain('all.css')
})

test('puts the base before every address', () => {
  expect(toPageAssets('/shop/', entry)).toEqual({
    module: '/shop/entry.js',
    preloads: ['/shop/react.js', '/shop/runtime.js'],
    styles: ['/shop/app.css'],
  })
})

test('the build id depends on what browsers get and on nothing else', () => {
  const id = toBuildId(bundle, '[]')
  expect(id).toMatch(/^[0-9a-f]{16}$/)
  expect(toBuildId(Object.fromEntries(Object.entries(bundle).toReversed()), '[]')).toBe(id)
  expect(toBuildId(bundle, '[1]')).not.toBe(id)
  expect(toBuildId({ ...bundle, 'react.js': chunk('react.js', [], [], { code: 'other' }) }, '[]')).not.toBe(
    id,
  )
})

import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createServer, normalizePath } from 'vite'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createContext, type PluginContext } from './context.js'
import { findPages } from './find-pages.js'
import { serverProps } from './plugin.js'
import { toTypedLinks, writeTypedLinks } from './typed-links.js'

vi.setConfig({ testTimeout: 30_000 })

describe('the text', () => {
  const line = (pattern: string) =>
    toTypedLinks([pattern])
      .split('\n')
      .find((each) => each.startsWith('    '))
      ?.trim()

  test.each([
    ['/', "'/': {}"],
    ['/about', "'/about': {}"],
    ['/blog/[slug]', "'/blog/[slug]': { params: { slug: string | number } }"],
    ['/a/[b]/c/[d-e]', "'/a/[b]/c/[d-e]': { params: { b: string | number; 'd-e': string | number } }"],
    ['/[...all]', "'/[...all]': { params: { all: readonly (string | number)[] } }"],
    ['/shop/[[...path]]', "'/shop/[[...path]]': { params: { path?: readonly (string | number)[] } }"],
    ["/it's", "'/it\\'s': {}"],
  ])('a page %s is %s', (pattern, expected) => {
    expect(line(pattern)).toBe(expected)
  })
})

describe('the file', () => {
  let root: string
  let context: PluginContext
  const logger = { warn: vi.fn() }
  const file = () => path.join(root, 'server-props-env.d.ts')
  const read = () => readFileSync(file(), 'utf8')

  beforeEach(async () => {
    root = normalizePath(mkdtempSync(path.join(tmpdir(), 'typed-links-')))
    vi.clearAllMocks()
    mkdirSync(path.join(root, 'pages/api'), { recursive: true })
    for (const name of ['_app.tsx', '404.tsx', 'index.tsx', 'about.tsx', 'api/items.ts'])
      writeFileSync(path.join(root, 'pages', name), '')
    context = createContext({ typedLinks: true })
    context.root = root
    context.pages = findPages(context)
  })

  afterEach(() => rmSync(root, { recursive: true }))

  test('has the pages that links lead to, and no API routes or special pages', () => {
    writeTypedLinks(context, logger)
    expect(read()).toBe(toTypedLinks(['/', '/about']))
  })

  test('follows pages that come and go while the server runs', async () => {
    const server = await createServer({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [serverProps({ typedLinks: true })],
      server: { middlewareMode: true, ws: false },
      optimizeDeps: { noDiscovery: true, include: [] },
    })
    try {
      expect(read()).toBe(toTypedLinks(['/', '/about']))
      writeFileSync(path.join(root, 'pages/fresh.tsx'), '')
      server.watcher.emit('add', path.join(root, 'pages/fresh.tsx'))
      await vi.waitFor(() => expect(read()).toBe(toTypedLinks(['/', '/about', '/fresh'])))
      rmSync(path.join(root, 'pages/fresh.tsx'))
      server.watcher.emit('unlink', path.join(root, 'pages/fresh.tsx'))
      await vi.waitFor(() => expect(read()).toBe(toTypedLinks(['/', '/about'])))
    } finally {
      await server.close()
    }
  })

  test('stands beside the pages folder, where a tsconfig.json for src/ finds it', async () => {
    rmSync(path.join(root, 'pages'), { recursive: true })
    mkdirSync(path.join(root, 'src/pages'), { recursive: true })
    writeFileSync(path.join(root, 'src/pages/index.tsx'), '')
    context.pages = findPages(context)
    writeTypedLinks(context, logger)
    expect(readFileSync(path.join(root, 'src/server-props-env.d.ts'), 'utf8')).toContain("'/': {}")
  })

  test('is not written without the option', () => {
    context.options = createContext({}).options
    writeTypedLinks(context, logger)
    expect(read).toThrow(/ENOENT/)
  })

  test('is written again only when it changes, whatever ends its lines', async () => {
    writeTypedLinks(context, logger)
    writeFileSync(file(), read().replaceAll('\n', '\r\n'))
    utimesSync(file(), 1, 1)
    writeTypedLinks(context, logger)
    expect(statSync(file()).mtimeMs).toBe(1000)
    writeFileSync(path.join(root, 'pages/new.tsx'), '')
    context.pages = findPages(context)
    writeTypedLinks(context, logger)
    expect(read()).toContain("'/new'")
    expect(logger.warn).not.toHaveBeenCalled()
  })

  test('stays as it is while the pages are invalid', async () => {
    writeTypedLinks(context, logger)
    const before = read()
    writeFileSync(path.join(root, 'pages/[a.tsx'), '')
    context.pages = findPages(context)
    writeTypedLinks(context, logger)
    expect(read()).toBe(before)
  })

  test('does not take the place of one that the app has written', () => {
    writeFileSync(file(), 'declare const mine: string\n')
    writeTypedLinks(context, logger)
    expect(read()).toBe('declare const mine: string\n')
    expect(logger.warn).toHaveBeenCalledExactlyOnceWith(
      expect.stringContaining('server-props-env.d.ts was not written by this package'),
    )
  })

  test('that can’t be written is a warning, and no error', () => {
    // A link into a folder that does not exist: nobody can write through it, root included.
    symlinkSync(path.join(root, 'missing', 'file'), file())
    writeTypedLinks(context, logger)
    expect(logger.warn).toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(/server-props-env\.d\.ts can't be written \(ENOENT/),
    )
  })
})

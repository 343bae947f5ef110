import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ConfigEnv } from 'vite'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { loadNextConfig } from './load-next-config.js'
import { mergeOptions, toOverrideWarning } from './merge-options.js'
import { readNextConfig } from './read-next-config.js'

// Each of these starts Vite's module runner.
vi.setConfig({ testTimeout: 30_000 })

const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function createRoot(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'next-config-')))
  folders.push(root)
  for (const [name, text] of Object.entries({ 'package.json': '{}', ...files })) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    writeFileSync(path.join(root, name), text)
  }
  return root
}

const SERVE: ConfigEnv = { command: 'serve', mode: 'development' }

async function load(files: Readonly<Record<string, string>>, env = SERVE) {
  return (await loadNextConfig(createRoot(files), env))?.config
}

async function messageOf(files: Readonly<Record<string, string>>): Promise<string> {
  return load(files).then(
    () => 'none',
    (error: unknown) => (error as Error).message,
  )
}

describe('a next.config is loaded', () => {
  const esm = 'export default { trailingSlash: true }'
  const cjs = 'const slash = true\nmodule.exports = { trailingSlash: slash }'
  const module = { 'package.json': '{ "type": "module" }' }
  test.each<[string, Record<string, string>]>([
    ['ES module in .mjs', { 'next.config.mjs': esm }],
    ['ES module in .js', { 'next.config.js': esm }],
    ['ES module in .js of a module package', { 'next.config.js': esm, ...module }],
    ['CommonJS in .js', { 'next.config.js': cjs }],
    ['CommonJS in .cjs', { 'next.config.cjs': cjs, ...module }],
    ['CommonJS that uses exports', { 'next.config.js': 'exports.trailingSlash = true' }],
    [
      'TypeScript',
      {
        'next.config.ts': `import type { NextConfig } from 'next'\nconst config: NextConfig = { trailingSlash: true }\nexport default config`,
      },
    ],
    [
      'TypeScript with an import that is only a type',
      {
        'next.config.mts': `import { NextConfig } from 'next'\nexport default { trailingSlash: true } satisfies NextConfig`,
      },
    ],
    ['a promise', { 'next.config.mjs': 'export default Promise.resolve({ trailingSlash: true })' }],
    ['an async function', { 'next.config.js': 'module.exports = async () => ({ trailingSlash: true })' }],
    [
      'imports of the project',
      {
        'next.config.mjs': `import { slash } from './config/slash.js'\nexport default { trailingSlash: slash }`,
        'config/slash.js': 'export const slash = true',
      },
    ],
    [
      'requires of the project',
      {
        'next.config.js': `module.exports = { trailingSlash: require('./slash').slash }`,
        'slash.js': 'exports.slash = true',
      },
    ],
    [
      'the names of its place',
      { 'next.config.ts': `export default { trailingSlash: __filename.startsWith(__dirname) }` },
    ],
    [
      'names of its place that it makes',
      {
        'next.config.mjs': `import { fileURLToPath } from 'node:url'\nconst __filename = fileURLToPath(import.meta.url)\nexport default { trailingSlash: __filename.endsWith('next.config.mjs') }`,
      },
    ],
  ])('%s', async (_, files) => {
    expect(await load(files)).toEqual({ trailingSlash: true })
  })

  test.each<[ConfigEnv, string]>([
    [SERVE, 'phase-development-server'],
    [{ command: 'build', mode: 'production' }, 'phase-production-build'],
    [{ command: 'serve', mode: 'production', isPreview: true }, 'phase-production-server'],
  ])('as a function of the phase and the defaults: %o', async (env, phase) => {
    const body = `(phase, { defaultConfig }) => ({ ...defaultConfig, env: { phase, isDev: String(phase === PHASE_DEVELOPMENT_SERVER) } })`
    const expected = { basePath: '', env: { phase, isDev: String(phase === 'phase-development-server') } }
    const forms = {
      'next.config.mjs': `import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js'\nexport default ${body}`,
      'next.config.js': `const { PHASE_DEVELOPMENT_SERVER } = require('next/constants')\nmodule.exports = ${body}`,
    }
    for (const [name, text] of Object.entries(forms)) {
      expect(await load({ [name]: text }, env)).toMatchObject(expected)
    }
  })

  test('not at all when there is none', async () => {
    expect(await load({})).toBeUndefined()
  })

  test('with the files that it is made of', async () => {
    const root = createRoot({
      'next.config.ts': `import { a } from './a'\nexport default { env: { a } }`,
      'a.ts': `export const a = 'a'`,
    })
    const loaded = await loadNextConfig(root, SERVE)
    expect(loaded?.name).toBe('next.config.ts')
    expect(loaded?.files).toEqual([`${root}/next.config.ts`, `${root}/a.ts`])
  })

  test('again, as it is then', async () => {
    const root = createRoot({ 'next.config.js': 'module.exports = { basePath: "/a" }' })
    expect((await loadNextConfig(root, SERVE))?.config).toEqual({ basePath: '/a' })
    writeFileSync(path.join(root, 'next.config.js'), 'module.exports = { basePath: "/b" }')
    expect((await loadNextConfig(root, SERVE))?.config).toEqual({ basePath: '/b' })
  })
})

describe('a next.config that can’t be loaded is named', () => {
  test('with the line where it throws', async () => {
    for (const text of [
      `const a = 1\nthrow new Error('no a')\nmodule.exports = {}`,
      `const a = 1\nthrow new Error('no a')\nexport default {}`,
    ]) {
      expect(await messageOf({ 'next.config.js': text })).toMatch(
        /^\[server-props\] Failed to load next\.config\.js \(next\.config\.js:2:\d+\): no a$/,
      )
    }
  })

  test('with the line that is no JavaScript', async () => {
    const message = await messageOf({ 'next.config.ts': `export default {\n  a: 1,\n  b c\n}` })
    expect(message).toMatch(/^\[server-props\] Failed to load next\.config\.ts/)
    expect(message).toMatch(/next\.config\.ts:3:\d+/)
  })

  test('and the first line is shown as it was written', async () => {
    const message = await messageOf({ 'next.config.mjs': 'export default {,}' })
    expect(message).toMatch(/next\.config\.mjs:1:16\b/)
    expect(message).not.toContain('__filename')
  })

  test('with a package that is missing', async () => {
    for (const text of [
      `import withBundle from '@next/bundle-analyzer'\nexport default withBundle()({})`,
      `const withBundle = require('@next/bundle-analyzer')\nmodule.exports = withBundle()({})`,
    ]) {
      const message = await messageOf({ 'next.config.js': text })
      expect(message).toContain('@next/bundle-analyzer')
      expect(message).toContain('A wrapper around the configuration')
    }
  })

  test('when it gives something else', async () => {
    expect(await messageOf({ 'next.config.mjs': 'export default 5' })).toContain(
      'its default export has to be an object, or a function that gives one, not 5',
    )
    expect(await messageOf({ 'next.config.mjs': 'export const a = 5' })).toContain('not undefined')
  })
})

const read = (config: Record<string, unknown>) => readNextConfig('next.config.mjs', config)

describe('what a next.config says', () => {
  test('S270 S272 S273 S274 S275 S276 becomes options, with the names that they have', () => {
    const redirects = () => []
    const i18n = { locales: ['en'], defaultLocale: 'en' }
    expect(
      read({
        trailingSlash: true,
        redirects,
        i18n,
        compress: false,
        experimental: { largePageDataBytes: 9, preloadEntriesOnStart: true },
      }),
    ).toEqual({
      options: {
        trailingSlash: true,
        redirects,
        i18n,
        compress: false,
        largeDataBytes: 9,
        preloadPages: true,
      },
      base: undefined,
      define: {},
      warnings: [],
    })
  })

  test('nothing, when it has what Next would do without it', () => {
    const nothing = { options: {}, base: undefined, define: {}, warnings: [] }
    expect(read({})).toEqual(nothing)
    expect(
      read({ i18n: null, basePath: '', webpack: null, images: {}, experimental: {}, output: undefined }),
    ).toEqual(nothing)
    expect(read({ typescript: { ignoreBuildErrors: true } })).toEqual(nothing)
    expect(
      read({
        eslint: { ignoreDuringBuilds: true },
        poweredByHeader: false,
        generateEtags: true,
        images: { unoptimized: true },
      }),
    ).toEqual(nothing)
  })

  test('S270 basePath is Vite’s base', () => {
    expect(read({ basePath: '/docs' }).base).toBe('/docs/')
    expect(read({ basePath: '/a/b' }).base).toBe('/a/b/')
  })

  test.each<[unknown, string]>([
    [5, 'Specified basePath is not a string, found type "number"'],
    ['/', 'Specified basePath /. basePath has to be either an empty string or a path prefix'],
    ['docs', 'Specified basePath has to start with a /, found "docs"'],
    ['/docs/', 'Specified basePath should not end with /, found "/docs/"'],
  ])('S270 basePath is not %j', (basePath, message) => {
    expect(() => read({ basePath })).toThrow(`[server-props] next.config.mjs: ${message}.`)
  })

  test('env is inlined', () => {
    expect(read({ env: { API: 'https://x', EMPTY: '', NOT: undefined } }).define).toEqual({
      'process.env.API': '"https://x"',
      'process.env.EMPTY': '""',
    })
    expect(() => read({ env: { NODE_ENV: 'x' } })).toThrow('The key "NODE_ENV" under "env" is not allowed')
    expect(() => read({ env: { __X: 'x' } })).toThrow('The key "__X" under "env" is not allowed')
    expect(() => read({ env: { A: 1 } })).toThrow('env has names and texts, but "A" is 1')
    expect(() => read({ env: { 'a b': 'x' } })).toThrow('env has names and texts, but "a b"')
    expect(() => read({ env: 5 })).toThrow('env is an object of texts')
  })

  test('has to be what the option is', () => {
    expect(() => read({ trailingSlash: 'yes' })).toThrow(
      '[server-props] next.config.mjs: trailingSlash is true or false, but was given "yes".',
    )
    expect(() => read({ redirects: {} })).toThrow('redirects is a list, or a function that gives one')
  })

  test('reactStrictMode is the option', () => {
    expect(read({ reactStrictMode: true })).toMatchObject({
      options: { reactStrictMode: true },
      warnings: [],
    })
  })

  test('typedRoutes is the option typedLinks', () => {
    expect(read({ typedRoutes: true })).toMatchObject({ options: { typedLinks: true }, warnings: [] })
  })

  test('and is not supported, is one warning', () => {
    const { warnings } = read({
      webpack: (config: unknown) => config,
      images: { remotePatterns: [{}], unoptimized: true },
      experimental: { ppr: true, scrollRestoration: false, optimizePackageImports: ['a'] },
      myKey: 1,
    })
    expect(warnings).toEqual([
      `next.config.mjs: not supported here and ignored: webpack, images.remotePatterns, experimental.ppr, myKey.
  webpack: Vite has \`resolve.alias\`, \`define\` and plugins
  images: the image component links files as they are, without an optimiser`,
    ])
  })
})

describe('what serverProps() was given', () => {
  const next = read({ trailingSlash: true, compress: false, basePath: '/docs' })

  test('wins', () => {
    expect(mergeOptions({ next: true, trailingSlash: false, compress: undefined }, next)).toEqual({
      next: true,
      trailingSlash: false,
      compress: false,
    })
    expect(mergeOptions({ next: true }, undefined)).toEqual({ next: true })
  })

  test('is named where it wins', () => {
    const warn = (given: object, hasBase: boolean) =>
      toOverrideWarning('next.config.mjs', given, next, hasBase)
    expect(warn({ next: true }, false)).toBeUndefined()
    expect(warn({ trailingSlash: false, compress: undefined }, true)).toBe(
      "next.config.mjs: not used, since the same is set elsewhere: trailingSlash (serverProps() wins), basePath (Vite's base wins).",
    )
  })
})

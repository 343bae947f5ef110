import { describe, expect, test } from 'vitest'
import { isPageName, listBrowserPages, toPagesTable } from './pages.js'

const table = (...files: string[]) => toPagesTable('/app', '/app/pages', files)
const patterns = (...files: string[]) => table(...files).routes.map(({ pattern }) => pattern)

describe('toPagesTable', () => {
  test('S1 gives each file its path without the extension as address', () => {
    expect(patterns('a.js', 'b.jsx', 'c.ts', 'd.tsx')).toEqual(['/a', '/b', '/c', '/d'])
  })

  test('S2 lets index stand for its folder', () => {
    expect(patterns('index.tsx', 'x/index.jsx', 'index/index.js')).toEqual(['/', '/index', '/x'])
  })

  test('S3 and S7 keep dashes, underscores and dots of names', () => {
    expect(patterns('kebab-case_name.jsx', 'feed.xml.jsx', 'thing.test.jsx')).toEqual([
      '/feed.xml',
      '/kebab-case_name',
      '/thing.test',
    ])
  })

  test('S4 takes no files of other types', () => {
    expect(patterns('notes.md', 'styles.css', 'data.json', 'env.d.ts', 'page.mdx')).toEqual([])
  })

  test('S5 gives _app, _document and _error at the top no address', () => {
    const { routes, app, document, error } = table('_app.tsx', '_document.tsx', '_error.tsx')
    expect(routes).toEqual([])
    expect([app, document, error].map((page) => page?.file)).toEqual([
      '/app/pages/_app.tsx',
      '/app/pages/_document.tsx',
      '/app/pages/_error.tsx',
    ])
  })

  test('S6 takes other names with an underscore for pages', () => {
    expect(patterns('_private.jsx', 'x/_app.jsx')).toEqual(['/_private', '/x/_app'])
  })

  test('S185 and S214 know the pages for 404 and 500', () => {
    const found = table('404.jsx', '500.jsx')
    expect(found.routes).toEqual([])
    expect(listBrowserPages(found).map(({ pattern }) => pattern)).toEqual(['/404', '/500'])
  })

  test('S260 tells API routes from pages', () => {
    const found = table('api/[id].js', 'api/index.ts', 'api-docs.jsx', 'x/api/y.jsx', 'api/types.d.ts')
    expect(found.routes.map(({ pattern }) => pattern)).toEqual(['/api-docs', '/x/api/y'])
    expect(found.api.map(({ pattern }) => pattern)).toEqual(['/api', '/api/[id]'])
    expect(listBrowserPages(found)).toEqual(found.routes)
    expect(table('api.ts').api.map(({ path }) => path)).toEqual(['pages/api.ts'])
  })

  test('names files below the root and absolute', () => {
    expect(toPagesTable('/app', '/app/src/pages', ['blog/[slug].tsx']).routes).toEqual([
      { pattern: '/blog/[slug]', file: '/app/src/pages/blog/[slug].tsx', path: 'src/pages/blog/[slug].tsx' },
    ])
  })

  test('is the same whatever the order in which files are found', () => {
    expect(table('b.jsx', 'a.jsx', 'index.js')).toEqual(table('index.js', 'a.jsx', 'b.jsx'))
  })
})

describe('toPagesTable, where pages are in each others way', () => {
  test('S26 warns about two files with one address and uses one', () => {
    const { routes, warnings } = table('a/index.js', 'a.js', 'a.tsx')
    expect(routes.map(({ path }) => path)).toEqual(['pages/a.tsx'])
    expect(warnings).toEqual([
      'Duplicate page detected. pages/a.tsx and pages/a.js both resolve to /a; pages/a.tsx is used.',
      'Duplicate page detected. pages/a.tsx and pages/a/index.js both resolve to /a; pages/a.tsx is used.',
    ])
  })

  test('S26 warns about two API routes with one address, too', () => {
    const { api, warnings } = table('api/a.js', 'api/a.ts')
    expect(api.map(({ path }) => path)).toEqual(['pages/api/a.ts'])
    expect(warnings).toEqual([expect.stringContaining('pages/api/a.js both resolve to /api/a')])
  })

  test.each([
    [['api/[a].js', 'api/[b]/x.js'], 'different slug names', ['pages/api/[a].js', 'pages/api/[b]/x.js']],
    [['[a].jsx', '[b]/x.jsx'], 'different slug names', ['pages/[a].jsx', 'pages/[b]/x.jsx']],
    [['index.jsx', '[[...all]].jsx'], 'same specificity', ['pages/index.jsx', 'pages/[[...all]].jsx']],
    [
      ['x/[...a].jsx', 'x/[[...a]].jsx'],
      'required and optional',
      ['pages/x/[...a].jsx', 'pages/x/[[...a]].jsx'],
    ],
    [['[a]/[a].jsx'], 'repeat within a single dynamic path', ['pages/[a]/[a].jsx']],
    [['[...a]/b.jsx'], 'Catch-all must be the last part', ['pages/[...a]/b.jsx']],
    [['[[a]].jsx'], 'Optional route parameters are not yet supported', ['pages/[[a]].jsx']],
  ])('S26 refuses %j and names the files', (files, reason, named) => {
    const pages = () => table(...files, 'other.jsx')
    expect(pages).toThrow(reason)
    for (const name of named) expect(pages).toThrow(name)
  })

  test('refuses a page where page data is served', () => {
    expect(() => table('_data/x.jsx')).toThrow('pages/_data/x.jsx')
  })
})

test('isPageName takes a path below the pages folder', () => {
  expect(isPageName('blog/[slug].tsx')).toBe(true)
  expect(isPageName('blog/style.css')).toBe(false)
})

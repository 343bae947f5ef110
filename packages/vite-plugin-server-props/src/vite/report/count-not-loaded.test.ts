import { expect, test } from 'vitest'
import { countNotLoaded } from './count-not-loaded.js'

const GRAPH: Readonly<Record<string, readonly string[]>> = {
  '/app/pages/a.tsx': ['/app/lib/db.ts', '/app/lib/ui.ts', 'react'],
  '/app/pages/b.tsx': ['/app/lib/db.ts'],
  '/app/lib/db.ts': ['pg', 'node:fs', '/app/lib/db.ts'],
  '/app/lib/other.ts': ['never-reached'],
}

test('counts each module once that is reached and that the browser has not', () => {
  const inBrowser = new Set([
    '/app/pages/a.tsx',
    '/app/pages/b.tsx',
    '/app/lib/ui.ts',
    '/x/node_modules/react/index.js',
  ])
  // db.ts, pg and node:fs.
  expect(countNotLoaded(['/app/pages/a.tsx', '/app/pages/b.tsx'], (id) => GRAPH[id], inBrowser)).toBe(3)
})

test('a package is in the browser when any module of it is', () => {
  const imports = { '/app/a.ts': ['@acme/kit/server', '@acme/other', 'kit'] } as Readonly<
    Record<string, string[]>
  >
  const inBrowser = new Set(['/app/a.ts', '/x/node_modules/.pnpm/kit@1/node_modules/@acme/kit/index.js'])
  expect(countNotLoaded(['/app/a.ts'], (id) => imports[id], inBrowser)).toBe(2)
})

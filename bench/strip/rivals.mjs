// What others do with a page: their packages are installed into a temporary folder, which stays for the next run.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const PACKAGES = {
  '@babel/core': '7.29.13',
  '@babel/generator': '7.29.15',
  '@babel/parser': '7.29.15',
  '@babel/traverse': '7.29.15',
  'babel-dead-code-elimination': '1.0.12',
  next: '16.4.6',
  'oxc-parser': '0.158.0',
  react: '19.3.1',
  'react-dom': '19.3.1',
}
const folder = path.join(tmpdir(), 'server-props-bench-strip')

/** Gives `import()` of the rivals' packages. */
export function installRivals() {
  const done = path.join(folder, 'installed.json')
  const packages = JSON.stringify(PACKAGES)
  if (!existsSync(done) || readFileSync(done, 'utf8') !== packages) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(
      path.join(folder, 'package.json'),
      JSON.stringify({ private: true, dependencies: PACKAGES }),
    )
    execFileSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' })
    writeFileSync(done, packages)
  }
  const require = createRequire(path.join(folder, 'package.json'))
  return (name) => import(pathToFileURL(require.resolve(name)).href)
}

/**
 * What the plugins of React Router 8 and TanStack Start do with a page's text: parse, note what is referenced, look for
 * the export to remove and for what is assigned to it, remove what nothing needs any more, print with a map. (React
 * Router does it behind the compiler, with JSX and types gone.)
 */
export async function createBabel(load) {
  const { parse } = await load('@babel/parser')
  const traverse = (await load('@babel/traverse')).default.default
  const generate = (await load('@babel/generator')).default.default
  const { deadCodeElimination, findReferencedIdentifiers } = await load('babel-dead-code-elimination')
  return (code) => {
    const ast = parse(code, { sourceType: 'module', plugins: ['typescript', 'jsx'] })
    const referenced = findReferencedIdentifiers(ast)
    const removed = new Set()
    traverse(ast, {
      ExportNamedDeclaration(statement) {
        const declaration = statement.get('declaration')
        if (!declaration.isVariableDeclaration()) return
        for (const declarator of declaration.get('declarations')) {
          if (declarator.get('id').isIdentifier({ name: 'getServerSideProps' })) removed.add(declarator)
        }
      },
    })
    traverse(ast, {
      ExpressionStatement(statement) {
        if (!statement.parentPath.isProgram()) return
        const target = statement.get('expression.left.object')
        if (target.node && target.isIdentifier({ name: 'getServerSideProps' })) removed.add(statement)
      },
    })
    for (const path of removed) path.remove()
    deadCodeElimination(ast, referenced)
    const { code: printed, map } = generate(ast, { sourceMaps: true, sourceFileName: 'page.tsx' })
    // The map is written when it is asked for, as Vite does.
    return map && printed
  }
}

/** Next's compiler, which has its pass inside: the whole compile of a page for the browser, with or without the pass. */
export async function createNext(load) {
  const { loadBindings, transformSync } = (await load('next/dist/build/swc/index.js')).default
  const { getLoaderSWCOptions } = (await load('next/dist/build/swc/options.js')).default
  await loadBindings()
  const options = getLoaderSWCOptions({
    filename: '/app/pages/page.tsx',
    development: false,
    isServer: false,
    pagesDir: '/app/pages',
    isPageFile: true,
    hasReactRefresh: false,
    esm: true,
    jsConfig: {},
    compilerOptions: {},
    relativeFilePathFromRoot: 'pages/page.tsx',
    supportedBrowsers: ['chrome 111', 'edge 111', 'firefox 111', 'safari 16.4'],
  })
  const compile = (disableNextSsg) => (code) =>
    transformSync(code, { ...options, disableNextSsg, filename: '/app/pages/page.tsx', sourceMaps: true })
      .code
  return { compile: compile(false), compileWithoutPass: compile(true) }
}

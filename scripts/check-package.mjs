// The package as users get it: packed, looked at by publint and attw, and its declarations compiled by each TypeScript.
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './tools.mjs'

const packageDir = path.join(root, 'packages/vite-plugin-server-props')
const work = mkdtempSync(path.join(tmpdir(), 'server-props-package-'))
/** @type {string[]} */
const failed = []
const tsconfig = {
  compilerOptions: {
    target: 'es2023',
    lib: ['es2023', 'dom'],
    module: 'esnext',
    moduleResolution: 'bundler',
    jsx: 'react-jsx',
    types: ['node', 'vite/client'],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    // Our declarations are what is tested here.
    skipLibCheck: false,
  },
  include: ['src'],
}

/** Of the app with typed links. */
const ROUTES = [
  '/',
  '/about',
  '/blog/[slug]',
  '/blog/[slug]/comments/[id]',
  '/docs/[...path]',
  "/it's/here",
  '/shop/[[...path]]',
]

try {
  const tarball = pack()
  check('publint', path.join(root, 'node_modules/publint/src/cli.js'), [tarball, '--strict'])
  // The package is ESM only, on purpose.
  check('attw', path.join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js'), [
    tarball,
    '--profile',
    'esm-only',
  ])
  const app = unpackInto(tarball)
  const nextApp = await addNextApp(app)
  const links = await addTypedLinks(app)
  for (const name of ['typescript-5.9', 'typescript', 'typescript-7']) {
    const version = JSON.stringify(name)
    const tsc = path.join(root, 'node_modules', name, 'bin/tsc')
    check(`declarations under ${version}`, tsc, ['-p', app])
    for (const resolution of ['bundler', 'nodenext']) {
      const project = path.join(nextApp, `tsconfig.${resolution}.json`)
      check(`pages written for Next under ${version}, ${resolution}`, tsc, ['-p', project])
    }
    for (const project of ['all', 'link']) {
      check(`typed links under ${version}, ${project}`, tsc, [
        '-p',
        path.join(links, `tsconfig.${project}.json`),
      ])
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}
if (failed.length > 0) {
  console.error(`failed: ${failed.join(', ')}`)
  process.exit(1)
}

function pack() {
  const result = spawnSync('npm', ['pack', '--ignore-scripts', '--pack-destination', work], {
    cwd: packageDir,
    encoding: 'utf8',
  })
  if (result.status !== 0) throw new Error(`npm pack failed:\n${result.stderr}`)
  const name = readdirSync(work).find((file) => file.endsWith('.tgz'))
  if (name === undefined) throw new Error('npm pack wrote no tarball')
  return path.join(work, name)
}

/**
 * A user's project whose only copy of the package is the packed one; it holds the type tests.
 * @param {string} tarball
 */
function unpackInto(tarball) {
  const app = path.join(work, 'app')
  const modules = path.join(app, 'node_modules')
  mkdirSync(path.join(modules, '@types'), { recursive: true })
  const result = spawnSync('tar', ['-xzf', tarball, '-C', modules], { encoding: 'utf8' })
  if (result.status !== 0) throw new Error(`tar failed:\n${result.stderr}`)
  cpSync(path.join(modules, 'package'), path.join(modules, 'vite-plugin-server-props'), { recursive: true })
  rmSync(path.join(modules, 'package'), { recursive: true })
  for (const name of ['vite', 'react', 'react-dom', '@types/node', '@types/react', '@types/react-dom']) {
    symlinkSync(realpathSync(path.join(root, 'node_modules', name)), path.join(modules, name), 'junction')
  }
  symlinkSync(
    realpathSync(path.join(packageDir, 'node_modules/web-vitals')),
    path.join(modules, 'web-vitals'),
    'junction',
  )
  cpSync(path.join(packageDir, 'type-tests'), path.join(app, 'src'), { recursive: true })
  writeFileSync(path.join(app, 'package.json'), '{ "private": true, "type": "module" }\n')
  writeFileSync(path.join(app, 'tsconfig.json'), JSON.stringify(tsconfig, null, 2))
  return app
}

/**
 * Beside it, an app written for Next: no `next` is installed, and its next-env.d.ts is the one that is written.
 * @param {string} app
 */
async function addNextApp(app) {
  const dir = path.join(app, 'next')
  cpSync(path.join(packageDir, 'type-tests-next'), dir, { recursive: true })
  const { writeNextTypes } = await import(
    pathToFileURL(path.join(packageDir, 'dist/vite/next-types.js')).href
  )
  writeFileSync(path.join(dir, 'package.json'), '{ "private": true, "type": "module" }\n')
  writeFileSync(path.join(dir, 'tsconfig.json'), '{}')
  writeNextTypes(dir, console)
  for (const [name, module] of [
    ['bundler', 'esnext'],
    ['nodenext', 'nodenext'],
  ]) {
    const compilerOptions = { ...tsconfig.compilerOptions, types: [], module, moduleResolution: name }
    const project = { compilerOptions, include: ['next-env.d.ts', '**/*.ts', '**/*.tsx'] }
    writeFileSync(path.join(dir, `tsconfig.${name}.json`), JSON.stringify(project, null, 2))
  }
  return dir
}

/**
 * Another, with typed links, and `next` beside our own names.
 * @param {string} app
 */
async function addTypedLinks(app) {
  const dir = path.join(app, 'links')
  cpSync(path.join(packageDir, 'type-tests-links'), dir, { recursive: true })
  const dist = pathToFileURL(path.join(packageDir, 'dist/vite/')).href
  const { NEXT_TYPES_TEXT } = await import(`${dist}next-types.js`)
  const { toTypedLinks } = await import(`${dist}typed-links.js`)
  writeFileSync(path.join(dir, 'next-env.d.ts'), NEXT_TYPES_TEXT)
  writeFileSync(path.join(dir, 'server-props-env.d.ts'), toTypedLinks(ROUTES))
  const compilerOptions = { ...tsconfig.compilerOptions, types: [] }
  for (const [name, include] of [
    ['all', ['.']],
    // Nothing but the file itself brings the router's types.
    ['link', ['link-alone.tsx', 'server-props-env.d.ts']],
  ]) {
    writeFileSync(
      path.join(dir, `tsconfig.${name}.json`),
      JSON.stringify({ compilerOptions, include }, null, 2),
    )
  }
  return dir
}

/** @param {string} name @param {string} script @param {readonly string[]} args */
function check(name, script, args) {
  const result = spawnSync(process.execPath, [script, ...args], { cwd: work, encoding: 'utf8' })
  if (result.status === 0) {
    console.log(`✓ ${name}`)
    return
  }
  console.error(`✗ ${name}\n${result.stdout}${result.stderr}`)
  failed.push(name)
}

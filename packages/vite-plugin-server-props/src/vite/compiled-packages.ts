import { readFileSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import path from 'node:path'
import { inParents, readPackage, type PackageJson } from './dependents.js'

/** What Node goes by when a module is imported. */
const CONDITIONS = new Set(['node', 'import', 'module-sync', 'default'])

/**
 * Whether Node gives for `import … from name` a CommonJS module that a compiler wrote, with its default export
 * as a property. Undefined when the app has no such package.
 */
export function isCompiledToCommonJs(root: string, name: string): boolean | undefined {
  if (isBuiltin(name)) return false
  const file = resolveRequire(path.join(root, 'package.json'), name)
  if (file === undefined) return undefined
  const owner = /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name
  const found = inParents(path.dirname(file), (dir) => {
    const json = readPackage(path.join(dir, 'package.json'))
    return json?.['name'] === owner ? { dir, json } : undefined
  })
  if (found === undefined || !isCommonJs(file, found.json)) return false
  return isAlsoImported(file, found, `.${name.slice(owner.length)}`) && isMarked(file)
}

function resolveRequire(from: string, name: string): string | undefined {
  try {
    return createRequire(from).resolve(name)
  } catch {
    // Not installed, or not for `require`.
    return undefined
  }
}

function isCommonJs(file: string, { type }: PackageJson): boolean {
  return file.endsWith('.cjs') || (file.endsWith('.js') && type !== 'module')
}

/** Whether `import` leads to the file that `require` gives. */
function isAlsoImported(
  file: string,
  { dir, json }: { readonly dir: string; readonly json: PackageJson },
  entry: string,
): boolean {
  const { exports } = json
  if (exports === undefined || exports === null) return true
  const target = toTarget(isTable(exports, entry) ? exports[entry] : entry === '.' ? exports : undefined)
  return target !== undefined && path.join(dir, target) === file
}

function isTable(exports: unknown, entry: string): exports is Readonly<Record<string, unknown>> {
  return typeof exports === 'object' && exports !== null && Object.hasOwn(exports, entry)
}

function toTarget(target: unknown): string | undefined {
  if (typeof target === 'string') return target
  if (typeof target !== 'object' || target === null) return undefined
  for (const [condition, inner] of Object.entries(target)) {
    const found = CONDITIONS.has(condition) ? toTarget(inner) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

/** Compilers mark what they write; an entry may only choose between two files for the two modes. */
function isMarked(file: string): boolean {
  const text = readFileSync(file, 'utf8')
  if (text.includes('__esModule')) return true
  const forwarded = [...text.matchAll(/\bmodule\.exports\s*=\s*require\(\s*(['"])(\..*?)\1\s*\)/g)]
  return forwarded.some(([, , request = '']) => {
    const target = resolveRequire(file, request)
    return target !== undefined && target !== file && readFileSync(target, 'utf8').includes('__esModule')
  })
}

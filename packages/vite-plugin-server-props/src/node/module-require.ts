// What modules that were written for CommonJS find in development, where Vite's runner knows ES modules only.
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Modules that were imported ahead, by the text that `require` is called with. */
export type ImportedAhead = Readonly<Record<string, object>>

/** The `require` of the module at a file's address: gives what was imported ahead, and asks Node for the rest. */
export function createModuleRequire(url: string, imported: ImportedAhead): NodeJS.Require {
  const require = createRequire(url)
  const find = (id: string): unknown => {
    const found = Object.hasOwn(imported, id) ? imported[id] : undefined
    return found === undefined ? require(id) : toRequired(id, found)
  }
  return Object.assign(find, require)
}

/** What `require` gives for an ES module: a CommonJS module's exports go by the name that Node uses, too. */
function toRequired(id: string, namespace: object): unknown {
  if ('module.exports' in namespace) return namespace['module.exports']
  return id.endsWith('.json') && 'default' in namespace ? namespace.default : namespace
}

/** The body of a CommonJS module, as Node calls it. */
export type CommonJsBody = (
  this: unknown,
  exports: unknown,
  require: NodeJS.Require,
  module: { exports: unknown },
  filename: string,
  dirname: string,
) => void

/** Runs a CommonJS module and gives its `module.exports`. */
export function runCommonJs(url: string, imported: ImportedAhead, body: CommonJsBody): unknown {
  const module: { exports: unknown } = { exports: {} }
  const filename = fileURLToPath(url)
  const require = createModuleRequire(url, imported)
  body.call(module.exports, module.exports, require, module, filename, path.dirname(filename))
  return module.exports
}

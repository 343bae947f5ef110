import { createFilter, parseSync, type Environment, type Plugin } from 'vite'
import type { PluginContext } from './context.js'
import { isCompiledToCommonJs } from './compiled-packages.js'
import { languageOf } from './strip/parse.js'
import { PACKAGE, toHelper, toResolvedId } from './virtual-ids.js'

const PREFIX = 'virtual:server-props/default/'

/** The name of a package or of a part of one. */
const BARE = /^(?:@[\w.-]+\/)?\w[\w.-]*(?:\/[\w./-]+)?$/

/**
 * A text that may import a package which counts: not React, which no compiler made, nor this one, which is bundled. Hardly
 * a page imports none of them, and each that is handed over takes its time.
 */
const MAY_IMPORT = new RegExp(`(?:from|import)[\\s(]*["'](?!(?:react|react-dom|${PACKAGE})["'/])[@\\w]`)

/**
 * On the server, packages are Node's, and for Node the default export of a CommonJS package is all that it
 * exports. Where a compiler wrote it, the default is in there: `import styled from 'styled-components'` is to
 * give the same on both sides (S57).
 */
export function defaultExportsPlugin(context: PluginContext): Plugin {
  const isCompiled = createLookUp(context)
  const isExternalOf = createExternals()
  return {
    name: 'server-props:default-exports',
    sharedDuringBuild: true,
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.config.consumer === 'server',
    resolveId: {
      filter: { id: new RegExp(`^${PREFIX}`) },
      handler: (id) => toResolvedId(id),
    },
    load: {
      filter: { id: new RegExp(`^\0${PREFIX}`) },
      handler: (id) => writeModule(id.slice(PREFIX.length + 1)),
    },
    // Vite asks no plugin where an external package is, so that it is the import that has to change.
    transform: {
      order: 'pre',
      filter: {
        id: { include: /\.[cm]?[jt]sx?(?:\?.*)?$/, exclude: [/[\\/]node_modules[\\/]/, /\0/] },
        code: MAY_IMPORT,
      },
      handler(code, id) {
        const { resolve } = this.environment.config
        if (resolve.noExternal === true) return null
        const isExternal = isExternalOf(resolve)
        const isWanted = (name: string): boolean => isExternal(name) && isCompiled(name)
        // A parse takes longer than all else that is done here, and hardly a module has such an import.
        if (!listNames(code).some(isWanted)) return null
        let text = code
        for (const { name, start, end } of findRequests(code, id).toReversed()) {
          if (isWanted(name)) text = text.slice(0, start) + JSON.stringify(PREFIX + name) + text.slice(end)
        }
        return text === code ? null : { code: text, map: null }
      },
    },
  }
}

type Resolve = Environment['config']['resolve']

/**
 * Whether Node finds a package itself, in an environment that resolves like that and does not bundle all packages. The
 * filter is kept: it takes longer to make than to ask.
 */
function createExternals(): (resolve: Resolve) => (name: string) => boolean {
  const known = new WeakMap<Resolve, (name: string) => boolean>()
  return (resolve) => {
    let isExternal = known.get(resolve)
    if (isExternal === undefined) {
      const { noExternal } = resolve
      isExternal = createFilter(null, noExternal === true ? [] : noExternal, { resolve: false })
      known.set(resolve, isExternal)
    }
    return isExternal
  }
}

function createLookUp(context: PluginContext): (name: string) => boolean {
  const known = new Map<string, boolean>()
  return (name) => {
    const cached = known.get(name)
    if (cached !== undefined) return cached
    const found = isCompiledToCommonJs(context.root, name)
    // What is not installed yet may be.
    if (found !== undefined) known.set(name, found)
    return found === true
  }
}

function writeModule(name: string): string {
  return `import { toDefault } from ${JSON.stringify(toHelper('to-default'))}
import exports from ${JSON.stringify(name)}
export * from ${JSON.stringify(name)}
export default toDefault(exports)
`
}

interface PackageRequest {
  readonly name: string
  /** Of the text, with its quotes. */
  readonly start: number
  readonly end: number
}

/** What comes before the name of an imported module, with or without a call and comments. */
const REQUEST = /\b(?:from|import)(?:[\s(]|\/\*[^]*?\*\/|\/\/.*\n)*(["'`])(.*?)\1/g

/** Names of packages that the module seems to import: all that it does, and maybe more. */
function listNames(code: string): readonly string[] {
  return [...code.matchAll(REQUEST)].flatMap(([, , name = '']) => (BARE.test(name) ? [name] : []))
}

/** The places where a module imports packages, in the order of the text. */
function findRequests(code: string, id: string): readonly PackageRequest[] {
  const file = id.replace(/[?#].*$/, '')
  const { errors, module } = parseSync(file, code, { lang: languageOf(file), sourceType: 'module' })
  if (errors.length > 0) return []
  const spans = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest),
    ...module.staticExports.flatMap(({ entries }) => entries.flatMap((entry) => entry.moduleRequest ?? [])),
    ...module.dynamicImports.map(({ moduleRequest }) => moduleRequest),
  ]
  const requests = new Map<number, PackageRequest>()
  for (const { start, end } of spans) {
    const name = code.slice(start + 1, end - 1)
    if (BARE.test(name) && /["'`]/.test(code[start] ?? '')) requests.set(start, { name, start, end })
  }
  return [...requests.values()].toSorted((a, b) => a.start - b.start)
}

import { createFilter, parseSync, type Plugin, type Rolldown } from 'vite'
import { ssrExportAllKey } from 'vite/module-runner'
import { languageOf, type Node } from './strip/parse.js'
import { forEachChild } from './strip/syntax.js'
import { toHelper } from './virtual-ids.js'

const HELPER = toHelper('module-require')

/**
 * `require` and CommonJS in modules that the development server runs itself (S57): the project's own, and
 * packages that import this one. A build needs no help, and packages from outside are Node's.
 */
export function commonJsPlugin(): Plugin {
  return {
    name: 'server-props:commonjs',
    apply: 'serve',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.config.consumer === 'server',
    transform: {
      order: 'pre',
      filter: {
        id: { include: /\.[cm]?[jt]sx?(?:\?.*)?$/, exclude: [/[?&](?:raw|url|worker)\b/, /\0/, HELPER] },
        code: [/\brequire\s*\(/, /\bmodule\.exports\b/, /\bexports\.\w/],
      },
      async handler(code, id) {
        const module = readModule(code, id)
        if (module === null) return null
        const { noExternal } = this.environment.config.resolve
        const isBundled =
          noExternal === true ? () => true : createFilter(noExternal, null, { resolve: false })
        const ahead: string[] = []
        for (const request of module.requests) {
          if (await isRunHere(this, request, id, isBundled)) ahead.push(request)
        }
        return { code: module.isCommonJs ? wrapCommonJs(code, ahead) : addRequire(code, ahead), map: null }
      },
    },
  }
}

interface RequiringModule {
  readonly isCommonJs: boolean
  /** What `require` is called with. */
  readonly requests: ReadonlySet<string>
}

/** Null for a module that has no need of `require`: an ES module that doesn't call it, or has one of its own. */
function readModule(code: string, id: string): RequiringModule | null {
  const file = id.replace(/[?#].*$/, '')
  const { errors, module, program } = parseSync(file, code, {
    lang: languageOf(file),
    sourceType: 'unambiguous',
  })
  if (errors.length > 0) return null
  const requests = new Set<string>()
  let isCalled = false
  let isDeclared = false
  const visit = (node: Node): void => {
    if (isDeclaration(node)) isDeclared = true
    if (node.type === 'CallExpression' && isRequire(node.callee)) {
      isCalled = true
      const [argument] = node.arguments
      if (argument?.type === 'Literal' && typeof argument.value === 'string') requests.add(argument.value)
    }
    forEachChild(node, visit)
  }
  visit(program)
  const isCommonJs = !module.hasModuleSyntax
  if (isDeclared || (!isCommonJs && !isCalled)) return null
  return { isCommonJs, requests }
}

function isRequire(node: Node | null): boolean {
  return node?.type === 'Identifier' && node.name === 'require'
}

function isDeclaration(node: Node): boolean {
  switch (node.type) {
    case 'VariableDeclarator':
    case 'FunctionDeclaration':
      return isRequire(node.id)
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
      return isRequire(node.local)
    default:
      return false
  }
}

/** Whether a module is one that Vite runs; Node finds builtins and packages itself, when they are asked for. */
async function isRunHere(
  hook: Rolldown.PluginContext,
  request: string,
  importer: string,
  isBundled: (name: string) => boolean,
): Promise<boolean> {
  const resolved = await hook.resolve(request, importer)
  // In development, Vite sets `external` for what it is true for only.
  if (resolved === null || resolved.external || resolved.id.endsWith('.node')) return false
  if (/^[./]/.test(request) || !resolved.id.includes('/node_modules/')) return true
  return isBundled(request)
}

// All on the first line, so that the others keep their numbers.
function writeImports(names: readonly string[], ahead: readonly string[]): string {
  const imports = ahead.map(
    (request, index) => `import * as __required${index} from ${JSON.stringify(request)};`,
  )
  return `import { ${names.join(', ')} } from ${JSON.stringify(HELPER)};${imports.join('')}`
}

const writeTable = (ahead: readonly string[]): string =>
  `{ ${ahead.map((request, index) => `${JSON.stringify(request)}: __required${index}`).join(', ')} }`

function addRequire(code: string, ahead: readonly string[]): string {
  const imports = writeImports(['createModuleRequire'], ahead)
  return `${imports}const require = createModuleRequire(import.meta.url, ${writeTable(ahead)});${code}`
}

/** The names of the exports are known only when the module has run. */
function wrapCommonJs(code: string, ahead: readonly string[]): string {
  const imports = `${writeImports(['runCommonJs'], ahead)}import { toDefault } from ${JSON.stringify(toHelper('to-default'))};`
  const start = `const __exports = runCommonJs(import.meta.url, ${writeTable(ahead)}, function (exports, require, module, __filename, __dirname) {`
  const end = `export { __exports as 'module.exports' }\nexport default toDefault(__exports)\n${ssrExportAllKey}(__exports)`
  return `${imports}${start}${code}\n});\n${end}\n`
}

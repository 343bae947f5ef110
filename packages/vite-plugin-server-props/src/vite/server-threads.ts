import { createHash } from 'node:crypto'
import path from 'node:path'
import { parseSync, type Plugin } from 'vite'
import type { PluginContext } from './context.js'
import { toRootPath } from './pages.js'
import { languageOf, type Node } from './strip/parse.js'
import { forEachChild } from './strip/syntax.js'

const SCRIPT = /\.[cm]?[jt]s$/

/** Stands for the place of a file until it is known which chunk names it. */
const MARK = 'server-props-thread:'
const MARKS = new RegExp(`${MARK}([^"'\`]+)`, 'g')

/**
 * Files that the server's code starts in a thread or process of their own, as
 * `new URL('./sum.js', import.meta.url)`, are built beside the module that names them (S57).
 */
export function serverThreadsPlugin(context: PluginContext): Plugin {
  return {
    name: 'server-props:server-threads',
    sharedDuringBuild: true,
    apply: 'build',
    applyToEnvironment: (environment) => environment.config.consumer === 'server',
    transform: {
      // Browsers' workers are started by modules that have no need of these.
      filter: { id: { exclude: [/\0/] }, code: /\b(?:worker_threads|child_process)\b/ },
      async handler(code, id) {
        let text = code
        for (const { request, start, end } of findScriptUrls(code, id).toReversed()) {
          const resolved = await this.resolve(request, id)
          if (resolved === null || resolved.external) continue
          const fileName = toFileName(toRootPath(context.root, resolved.id))
          this.emitFile({ type: 'chunk', id: resolved.id, fileName })
          text = text.slice(0, start) + JSON.stringify(MARK + fileName) + text.slice(end)
        }
        return text === code ? null : { code: text, map: null }
      },
    },
    renderChunk: {
      filter: { code: MARK },
      handler(code, { fileName }) {
        const dir = path.posix.dirname(fileName)
        return {
          code: code.replaceAll(MARKS, (_, file: string) => `./${path.posix.relative(dir, file)}`),
          map: null,
        }
      },
    },
  }
}

/** The name of a file's chunk; it tells files of one name apart. */
function toFileName(file: string): string {
  const hash = createHash('sha256').update(file).digest('hex').slice(0, 8)
  return `assets/${path.posix.basename(file).replace(SCRIPT, '')}-${hash}.js`
}

interface ScriptUrl {
  readonly request: string
  readonly start: number
  readonly end: number
}

/** The places of `new URL('./x.js', import.meta.url)`, in the order of the text. */
function findScriptUrls(code: string, id: string): readonly ScriptUrl[] {
  const file = id.replace(/[?#].*$/, '')
  const { errors, program } = parseSync(file, code, { lang: languageOf(file), sourceType: 'module' })
  if (errors.length > 0) return []
  const found: ScriptUrl[] = []
  const visit = (node: Node): void => {
    if (node.type === 'NewExpression' && node.callee.type === 'Identifier' && node.callee.name === 'URL') {
      const [target, base] = node.arguments
      if (target?.type === 'Literal' && typeof target.value === 'string' && base !== undefined) {
        const isScript = /^\.{1,2}\//.test(target.value) && SCRIPT.test(target.value)
        const isHere = code.slice(base.start, base.end) === 'import.meta.url'
        if (isScript && isHere) found.push({ request: target.value, start: target.start, end: target.end })
      }
    }
    forEachChild(node, visit)
  }
  visit(program)
  return found
}

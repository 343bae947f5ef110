import { parse, type Node } from '../strip/parse.js'
import { forEachChild } from '../strip/syntax.js'

/** An address that Vite makes of a file: `new URL('./file', import.meta.url)`. */
export interface AssetUrl {
  /** As it is written. */
  readonly specifier: string
  readonly start: number
}

/** Text without which a module has none. For a hook's `filter: { code }`. */
export const ASSET_URL: RegExp = /\bimport\.meta\.url\b/

/** The files of which a module asks for the address; none when it does not parse. Those in `import.meta.glob` are imports. */
export function listAssetUrls(code: string, file: string): readonly AssetUrl[] {
  if (!ASSET_URL.test(code)) return []
  const { errors, program } = parse(code, file)
  if (errors.length > 0) return []
  const found: AssetUrl[] = []
  const nodes: Node[] = [program]
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    const url = readAssetUrl(node)
    // Vite leaves it alone as well.
    if (url && !/@vite-ignore/.test(code.slice(node.start, url.start))) found.push(url)
    forEachChild(node, (child) => nodes.push(child))
  }
  return found
}

function readAssetUrl(node: Node): AssetUrl | undefined {
  if (node.type !== 'NewExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'URL') {
    return undefined
  }
  const [file, base] = node.arguments
  if (!file || !base || !isModuleUrl(base)) return undefined
  const specifier = readText(file)
  return specifier === undefined ? undefined : { specifier, start: file.start }
}

function isModuleUrl(node: Node): boolean {
  return (
    node.type === 'MemberExpression' &&
    node.object.type === 'MetaProperty' &&
    node.object.meta.name === 'import' &&
    node.property.type === 'Identifier' &&
    node.property.name === 'url'
  )
}

function readText(node: Node): string | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined
  if (node.type !== 'TemplateLiteral' || node.expressions.length > 0) return undefined
  return node.quasis[0]?.value.cooked ?? undefined
}

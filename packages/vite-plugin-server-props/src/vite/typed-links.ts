import path from 'node:path'
import type { Logger, Plugin } from 'vite'
import { parsePattern, type PatternSegment } from '../shared/routes/parse-pattern.js'
import type { PluginContext } from './context.js'
import { toLinksNotOurs, toLinksUnwritable } from './errors.js'
import { readGenerated, writeGenerated } from './generated-file.js'
import { toRootPath } from './pages.js'
import { PACKAGE } from './virtual-ids.js'

const FILE = 'server-props-env.d.ts'
const HEAD = `// Written by ${PACKAGE} from the pages folder (typedLinks). It should not be edited.`

/** With `typedLinks`: a declaration file beside the pages folder, by which TypeScript knows the app's routes. */
export function typedLinksPlugin(context: PluginContext): Plugin {
  return {
    name: 'server-props:typed-links',
    // A preview has no sources.
    apply: (_config, { isPreview }) => isPreview !== true,
    configResolved(config) {
      writeTypedLinks(context, config.logger)
    },
  }
}

/** Writes the file if it is not as it should be; while the pages are invalid it stays. Nothing without `typedLinks`. */
export function writeTypedLinks(context: PluginContext, logger: Pick<Logger, 'warn'>): void {
  const { options, pages, root } = context
  if (!options.typedLinks || pages?.kind !== 'pages') return
  const { dir, routes } = pages.table
  const file = path.posix.join(path.posix.dirname(dir), FILE)
  const text = toTypedLinks(routes.map(({ pattern }) => pattern))
  const present = readGenerated(file)
  if (present === text) return
  const name = toRootPath(root, file)
  if (present !== undefined && present.trim() !== '' && !present.startsWith(HEAD)) {
    logger.warn(toLinksNotOurs(name))
    return
  }
  const problem = writeGenerated(file, text)
  if (problem !== undefined) logger.warn(toLinksUnwritable(name, problem))
}

/** The text of the declaration file for routes by their patterns. */
export function toTypedLinks(patterns: readonly string[]): string {
  // A declaration alone would not bring the module that it adds to.
  return `${HEAD}
import '${PACKAGE}/router'

declare module '${PACKAGE}/router' {
  interface Routes {
${patterns.map(toDeclaration).join('\n')}
  }
}
`
}

function toDeclaration(pattern: string): string {
  const params = parsePattern(pattern).flatMap(toParam)
  const types = params.length === 0 ? '{}' : `{ params: { ${params.join('; ')} } }`
  return `    ${toLiteral(pattern)}: ${types}`
}

function toParam(segment: PatternSegment): readonly string[] {
  if (segment.kind === 'fixed') return []
  const name = /^[A-Za-z_$][\w$]*$/.test(segment.name) ? segment.name : toLiteral(segment.name)
  if (segment.kind === 'param') return [`${name}: string | number`]
  return [`${name}${segment.kind === 'rest' ? '' : '?'}: readonly (string | number)[]`]
}

function toLiteral(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`
}

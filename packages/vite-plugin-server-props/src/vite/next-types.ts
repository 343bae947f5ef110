import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Logger, Plugin } from 'vite'
import type { PluginContext } from './context.js'
import { toTypesHint, toTypesTakenOver, toTypesUnwritable } from './errors.js'
import { readGenerated, writeGenerated } from './generated-file.js'
import { PACKAGE } from './virtual-ids.js'

const FILE = 'next-env.d.ts'
const REFERENCE = `/// <reference types="${PACKAGE}/next-types" />`

/** The text of `next-env.d.ts`: all that is said stands in the package, and changes with it. */
export const NEXT_TYPES_TEXT: string = `${REFERENCE}

// NOTE: This file should not be edited.
// ${PACKAGE} writes it, so that TypeScript knows next and its parts without next installed.
`

/** With `serverProps({ next: true })`: `next-env.d.ts` in the root, so that `tsc` knows what `next` is here. */
export function nextTypesPlugin(context: PluginContext): Plugin | undefined {
  if (!context.options.next) return undefined
  return {
    name: 'server-props:next-types',
    // A preview has no sources.
    apply: (_config, { isPreview }) => isPreview !== true,
    configResolved(config) {
      writeNextTypes(context.root, config.logger)
    },
  }
}

/** Writes the file if the app is in TypeScript and the file is not as it should be. What was edited stays. */
export function writeNextTypes(root: string, logger: Pick<Logger, 'info' | 'warn'>): void {
  if (!existsSync(path.join(root, 'tsconfig.json'))) return
  const file = path.join(root, FILE)
  const present = readGenerated(file)
  if (present === NEXT_TYPES_TEXT) return
  const lines = present?.split('\n') ?? []
  const isKnown = lines.includes(REFERENCE)
  if (!isGenerated(lines)) {
    if (!isKnown) logger.warn(toTypesHint(FILE, REFERENCE))
    return
  }
  const problem = writeGenerated(file, NEXT_TYPES_TEXT)
  if (problem !== undefined) logger.warn(toTypesUnwritable(FILE, problem))
  else if (present !== undefined && !isKnown) logger.info(toTypesTakenOver(FILE))
}

/** Lines that Next writes, of whatever version, and ours. */
const GENERATED: readonly RegExp[] = [
  /^\s*$/,
  /^\/\/\/ <reference types="next(?:\/[\w./-]+)?" \/>$/,
  /^\/\/\/ <reference path="\.\/\.next\/[\w./-]+" \/>$/,
  /^import ["']\.\/[\w./-]+\/types\/[\w-]+\.(?:d\.)?ts["'];?$/,
  /^\/\/ NOTE: This file should not be edited\.?$/,
  /^\/\/ see https:\/\/nextjs\.org\/\S+ for more information\.$/,
]

function isGenerated(lines: readonly string[]): boolean {
  const own = NEXT_TYPES_TEXT.split('\n')
  return lines.every((line) => own.includes(line) || GENERATED.some((pattern) => pattern.test(line)))
}

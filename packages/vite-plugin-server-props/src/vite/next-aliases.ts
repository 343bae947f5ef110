import type { Plugin } from 'vite'
import type { PluginContext } from './context.js'
import { createNextError } from './errors.js'
import { findNextHint } from './next-hints.js'
import { PACKAGE, toResolvedId, VIRTUAL } from './virtual-ids.js'

/** The parts of `next` that this package stands in for. `next` itself and `next/types` have types only. */
export const NEXT_ALIASES: Readonly<Record<string, string>> = {
  next: VIRTUAL.empty,
  'next/app': `${PACKAGE}/app`,
  'next/compat/router': `${PACKAGE}/compat-router`,
  'next/config': `${PACKAGE}/config`,
  'next/document': `${PACKAGE}/document`,
  'next/dynamic': `${PACKAGE}/dynamic`,
  'next/error': `${PACKAGE}/error`,
  'next/form': `${PACKAGE}/form`,
  'next/head': `${PACKAGE}/head`,
  'next/image': `${PACKAGE}/image`,
  'next/link': `${PACKAGE}/next-link`,
  'next/navigation': `${PACKAGE}/navigation`,
  'next/router': `${PACKAGE}/router`,
  'next/script': `${PACKAGE}/script`,
  'next/types': VIRTUAL.empty,
  'next/web-vitals': `${PACKAGE}/web-vitals`,
}

/** Every import of `next` or a part of it. */
export const NEXT_IMPORT: RegExp = /^next(?:\/|$)/

/** Our name for a part of `next`, `.js` at its end or not; undefined when there is none. */
export function toAlias(id: string): string | undefined {
  const name = id.replace(/\.js$/, '')
  return Object.hasOwn(NEXT_ALIASES, name) ? NEXT_ALIASES[name] : undefined
}

/** With `serverProps({ next: true })`: `next/link` and the like are ours. */
export function nextAliasesPlugin(context: PluginContext): Plugin | undefined {
  if (!context.options.next) return undefined
  return {
    name: 'server-props:next-aliases',
    sharedDuringBuild: true,
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      filter: { id: NEXT_IMPORT },
      async handler(id, importer, options) {
        const alias = toAlias(id)
        if (alias === undefined) {
          const found = await this.resolve(id, importer, { ...options, skipSelf: true })
          if (found === null) throw createNextError(id, findNextHint(id), Object.keys(NEXT_ALIASES))
          return found
        }
        if (alias === VIRTUAL.empty) return toResolvedId(VIRTUAL.empty)
        // A package deep in node_modules may not reach us itself; the app always does.
        const root = `${context.root}/package.json`
        return (await this.resolve(alias, importer, options)) ?? (await this.resolve(alias, root, options))
      },
    },
  }
}

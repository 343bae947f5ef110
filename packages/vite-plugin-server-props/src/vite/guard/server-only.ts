import { builtinModules } from 'node:module'
import fastGlob from 'fast-glob'
import { createFilter } from 'vite'
import type { PluginContext } from '../context.js'
import { escapePattern } from '../escape-pattern.js'
import { isApiFile, toFile } from '../strip-module.js'

/** Why a module is for the server only, as a part of a sentence. */
export type Reason =
  | "it is a module of Node's"
  | 'its name says so'
  | 'it is in a folder .server'
  | 'the package server-only says so'
  | 'the option serverOnly lists it'
  | 'it is an API route'

/** What tells modules for the server only from others. */
export interface ServerOnlyRules {
  /** Names by which modules are imported, and ids, that have to be looked at. */
  readonly specifiers: RegExp[]
  readonly ids: RegExp[]
  /** Why what is imported by this name is for the server only, whatever file it is. */
  ofSpecifier(specifier: string): Reason | undefined
  /** Why a module is for the server only, by its id. Not before the `config` hook. */
  ofId(id: string): Reason | undefined
}

const BUILTIN = new RegExp(
  `^(?:node:.*|${builtinModules.filter((name) => !name.startsWith('_')).join('|')})$`,
)

/** `x.server.ts`, and whatever else has such a name. Packages name files so for reasons of their own. */
const SERVER_NAME = /\.server\.[^/.?]+(?:\?.*)?$/
const SERVER_FOLDER = /\/\.server\//
const API_FILE = /\/pages\/api[/.]/
const PACKAGES = '/node_modules/'

/** The rules of an app (E35, E36): ours, and what its option `serverOnly` says. */
export function createServerOnlyRules(context: PluginContext): ServerOnlyRules {
  const { serverOnly } = context.options
  const patterns = serverOnly.filter(isFilePattern)
  const names = serverOnly.filter((entry) => !isFilePattern(entry)).map(escapePattern)
  const listed = names.map((name) => new RegExp(`^${name}(?:/|$)`))
  const listedFiles = names.map((name) => new RegExp(`${PACKAGES}${name}/`))
  let isListedFile: ((file: string) => boolean) | undefined
  return {
    specifiers: [BUILTIN, /^(?:server|client)-only$/, ...listed],
    ids: [SERVER_NAME, SERVER_FOLDER, API_FILE, ...listedFiles, ...(patterns.length > 0 ? [/./] : [])],
    ofSpecifier(specifier) {
      if (specifier === 'server-only') return 'the package server-only says so'
      if (BUILTIN.test(specifier)) return "it is a module of Node's"
      return listed.some((name) => name.test(specifier)) ? 'the option serverOnly lists it' : undefined
    },
    ofId(id) {
      const file = toFile(id)
      isListedFile ??= createFileFilter(context, patterns)
      if (isListedFile(file) || listedFiles.some((name) => name.test(file))) {
        return 'the option serverOnly lists it'
      }
      if (file.includes(PACKAGES)) return undefined
      if (SERVER_NAME.test(file)) return 'its name says so'
      if (SERVER_FOLDER.test(file)) return 'it is in a folder .server'
      return isApiFile(context, file) ? 'it is an API route' : undefined
    },
  }
}

/** Whether a name is one of Node's own modules. */
export function isBuiltin(specifier: string): boolean {
  return BUILTIN.test(specifier)
}

/** Whether an entry of `serverOnly` is a file, a folder or a pattern of files, and not the name of a package. */
function isFilePattern(entry: string): boolean {
  return entry.startsWith('./')
}

/** Entries of `serverOnly` that no file of the project is meant by. */
export function listUnmatched({ root, options }: PluginContext): readonly string[] {
  return options.serverOnly.filter(isFilePattern).filter((entry) => {
    const ignore = entry.includes(PACKAGES) ? [] : ['**/node_modules/**']
    const patterns = toPatterns(entry.slice('./'.length))
    return fastGlob.sync(patterns, { cwd: root, dot: true, ignore }).length === 0
  })
}

/** A file may be written without its extension, and a folder means all in it. */
function toPatterns(entry: string): string[] {
  return [entry, `${entry}.*`, `${entry.replace(/\/$/, '')}/**`]
}

function createFileFilter({ root }: PluginContext, patterns: readonly string[]): (file: string) => boolean {
  if (patterns.length === 0) return () => false
  return createFilter(patterns.flatMap(toPatterns), [], { resolve: root })
}

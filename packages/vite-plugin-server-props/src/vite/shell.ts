import { existsSync, readFileSync } from 'node:fs'
import { NEXT_ROOT_ID, ROOT_ID } from '../shared/names.js'
import { splitShell } from '../shared/split-shell.js'
import type { PluginContext } from './context.js'
import { createMountError, createShellError } from './errors.js'

/** What stands around pages in development. */
export interface DevShell {
  /** The app's `index.html` after Vite's transforms, when it is used. */
  readonly shell: string | undefined
  /** Without a shell: what Vite and its plugins put into every head and body. */
  readonly head: string
  readonly body: string
}

const EMPTY_DOCUMENT = '<!DOCTYPE html><html><head></head><body></body></html>'

/** The app's `index.html`, whether there is one or not. */
export function toShellFile(root: string): string {
  return `${root}/index.html`
}

/**
 * Gives the document around pages in development. A `pages/_document` takes the place of `index.html`.
 * Throws when `index.html` mounts an app of its own.
 */
export async function readDevShell(context: PluginContext, hasDocument: boolean): Promise<DevShell> {
  const { server, root } = context
  const file = toShellFile(root)
  if (!hasDocument && existsSync(file)) {
    const html = readFileSync(file, 'utf8')
    checkShell(html, root)
    return { shell: (await server?.transformIndexHtml('/', html)) ?? html, head: '', body: '' }
  }
  const html = (await server?.transformIndexHtml('/', EMPTY_DOCUMENT)) ?? EMPTY_DOCUMENT
  const head = /<head[^>]*>([\s\S]*?)<\/head>/.exec(html)?.[1]?.trim() ?? ''
  const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1]?.trim() ?? ''
  return { shell: undefined, head, body }
}

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/gi
const MOUNTS = /\b(?:createRoot|hydrateRoot)\s*\(/

/** Throws when a module script of `index.html` mounts an app: two would fight for one element. */
export function checkShell(html: string, root: string): void {
  for (const [, attributes = '', text = ''] of html.replace(/<!--[\s\S]*?-->/g, '').matchAll(SCRIPT)) {
    if (!/\btype\s*=\s*["']?module\b/i.test(attributes)) continue
    const source = /\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(attributes)
    const address = source?.[1] ?? source?.[2] ?? source?.[3]
    const code = address === undefined ? text : readScript(root, address)
    if (MOUNTS.test(code)) throw createMountError(address === undefined ? '(inline)' : `"${address}"`)
  }
}

/** Throws when `index.html`, as it was built, has no place for a page or its head: the server would not start. */
export function checkPlaces(html: string, isNext: boolean): void {
  try {
    splitShell(html, '', isNext ? NEXT_ROOT_ID : ROOT_ID)
  } catch (error) {
    throw createShellError(error)
  }
}

/** The text of a script of the project; of one elsewhere, nothing. */
function readScript(root: string, address: string): string {
  if (/^(?:[a-z]+:)?\/\//i.test(address)) return ''
  const file = `${root}/${address.replace(/^\.?\//, '').replace(/[?#].*$/, '')}`
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

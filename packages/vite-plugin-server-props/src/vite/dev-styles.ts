import path from 'node:path'
import { isCSSRequest, normalizePath, type EnvironmentModuleNode, type ViteDevServer } from 'vite'
import { escapeHtml } from '../shared/escape.js'
import type { PluginContext } from './context.js'

/**
 * The styles of a page's module graph, of the App's too, as `<style>` elements that Vite's client
 * takes over: no unstyled flash, and no style twice. `page` is its file, below the root.
 */
export async function collectDevStyles(
  context: PluginContext,
  server: ViteDevServer,
  page: string,
): Promise<string> {
  const app = context.pages?.kind === 'pages' ? context.pages.table.app?.file : undefined
  const file = normalizePath(path.resolve(context.root, page))
  const styles = new Map<string, EnvironmentModuleNode>()
  const seen = new Set<EnvironmentModuleNode>()
  for (const start of new Set(app === undefined ? [file] : [app, file])) {
    for (const module of server.environments.ssr.moduleGraph.getModulesByFile(start) ?? []) {
      addStyles(module, styles, seen)
    }
  }
  const elements = await Promise.all([...styles].map(([id, module]) => toStyle(server, id, module.url)))
  return elements.join('')
}

/** Depth first: the order in which the browser's modules will add them. */
function addStyles(
  module: EnvironmentModuleNode,
  styles: Map<string, EnvironmentModuleNode>,
  seen: Set<EnvironmentModuleNode>,
): void {
  if (seen.has(module)) return
  seen.add(module)
  if (isStyle(module.url)) {
    if (module.id !== null) styles.set(module.id, module)
    return
  }
  for (const imported of module.importedModules) addStyles(imported, styles, seen)
}

/** Imported as text or as an address, a style sheet is not applied. */
function isStyle(url: string): boolean {
  return isCSSRequest(url) && !/[?&](?:raw|url|inline)\b/.test(url)
}

async function toStyle(server: ViteDevServer, id: string, url: string): Promise<string> {
  const direct = `${url}${url.includes('?') ? '&' : '?'}direct`
  try {
    const { client } = server.environments
    const result = await client.transformRequest(direct)
    // Nothing imports this form of it; without a mark, an edit of a CSS module would reload the page for it.
    const module = await client.moduleGraph.getModuleByUrl(direct)
    if (module !== undefined) module.isSelfAccepting = true
    const css = (result?.code ?? '').replace(/<\/(style)/gi, '<\\/$1')
    return `<style type="text/css" data-vite-dev-id="${escapeHtml(id)}">${css}</style>`
  } catch {
    // The browser asks for the same module and shows what is wrong with it.
    return ''
  }
}

import { AsyncLocalStorage } from 'node:async_hooks'
import { isCSSRequest, type HotUpdateOptions, type ViteDevServer } from 'vite'
import { CHANGES_ID, HOT_EVENTS } from '../shared/names.js'
import { toShellFile } from './shell.js'

/**
 * Counts changes of files. Each document says how many there had been when it was asked for, so that one
 * that could not hear yet, because its scripts were on their way, notices what it has missed.
 */
export interface ChangeCounter {
  /** A file was changed: every open document is told. */
  announce(server: ViteDevServer): void
  /** Documents that begin to listen ask for the number. */
  answer(server: ViteDevServer): void
  /** Runs what answers a request; documents that it makes are as old as the request. */
  during<T>(answer: () => T): T
  /** The number for a document that is made now. */
  forDocument(): number
}

/** A counter for one development server. */
export function createChangeCounter(): ChangeCounter {
  let changes = 0
  const atRequest = new AsyncLocalStorage<number>()
  return {
    announce({ environments }) {
      changes++
      environments.client.hot.send(HOT_EVENTS.change, { changes })
    },
    answer({ environments }) {
      environments.client.hot.on(HOT_EVENTS.askChanges, (_data: unknown, client) =>
        client.send(HOT_EVENTS.changes, { changes }),
      )
    },
    during: (answer) => atRequest.run(changes, answer),
    forDocument: () => atRequest.getStore() ?? changes,
  }
}

/** The mark of a document. */
export function writeChanges(changes: number): string {
  return `<script id="${CHANGES_ID}" type="text/plain">${changes}</script>`
}

/** What a missing import may have been looking for. */
const SOURCE = /\.(?:[cm]?[jt]sx?|json|mdx?)$/

/**
 * Whether the app may be another after a change of a file. What a page writes while it runs, such as a
 * database or an upload, must not count: a document would ask again and again.
 */
export function isOfApp({ file, type, server }: HotUpdateOptions): boolean {
  if (type === 'create') return SOURCE.test(file) || isCSSRequest(file)
  if (file === toShellFile(server.config.root)) return true
  const { client, ssr } = server.environments
  return [client, ssr].some(({ moduleGraph }) => (moduleGraph.getModulesByFile(file)?.size ?? 0) > 0)
}

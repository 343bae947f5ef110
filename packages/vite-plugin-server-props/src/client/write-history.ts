import { addBasePath } from '../shared/url/base-path.js'
import type { Client, Navigation } from './client.js'

/** Gives the page that is about to be shown its history entry; after back and forward it has one. */
export function writeHistory({ history, basePath }: Client, { request, event }: Navigation): void {
  const { kind, page, options, entry } = request
  if (entry !== undefined) history.adopt(entry)
  else if (kind === 'push' || kind === 'replace')
    history.write(kind, addBasePath(basePath, page), event[0], options)
}

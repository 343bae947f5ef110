import type { HelpEntry } from '../help-types.js'
import { query } from './database.js'

/** All help pages in their order, without their text. */
export function listHelp(): Promise<HelpEntry[]> {
  return query<HelpEntry>('SELECT path, title, summary FROM help_pages ORDER BY place')
}

/** The paragraphs of a help page; undefined when there is none at this path. */
export async function findHelpText(path: string): Promise<string[] | undefined> {
  const [row] = await query<{ body: string }>('SELECT body FROM help_pages WHERE path = $1', [path])
  return row?.body.split('\n\n')
}

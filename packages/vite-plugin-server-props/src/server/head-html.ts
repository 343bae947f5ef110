import { escapeHtml } from '../shared/escape.js'
import type { HeadTag } from '../shared/head-tag.js'
import { HEAD_ATTRIBUTE, SCRIPT_ATTRIBUTE } from '../shared/names.js'
import { writeTag } from '../shared/write-tag.js'

const MARK = ` ${HEAD_ATTRIBUTE}=""`

/**
 * Writes the tags of `<Head>` as HTML, marked as `<Head>`'s own so that the client finds them (S227, T1).
 * Those of `<Script>` are not: they stay. They get the nonce of the document's head unless they have one.
 */
export function toHeadHtml(tags: readonly HeadTag[], nonce?: string): string {
  let html = ''
  for (const tag of tags) html += writeTag(tag, toMarks(tag, nonce))
  return html
}

function toMarks({ attributes }: HeadTag, nonce: string | undefined): string {
  if (attributes[SCRIPT_ATTRIBUTE] === undefined) return MARK
  return nonce !== undefined && attributes.nonce === undefined ? ` nonce="${escapeHtml(nonce)}"` : ''
}

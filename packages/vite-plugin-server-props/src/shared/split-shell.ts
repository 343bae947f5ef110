import { takeOwnHead, type OwnHead } from './own-head.js'

/** A document with the places cut out where a page's parts go. */
export interface DocumentFrame {
  /** Up to the head tags. */
  readonly start: string
  readonly own: OwnHead
  /** From the end of the head to where the page goes. */
  readonly beforePage: string
  /** From the page to the payload. */
  readonly afterPage: string
  /** After the payload and the entry. */
  readonly end: string
}

const OUTLET = '<!--app-html-->'

/**
 * Cuts `index.html` where things are put in: markers are looked for here, once, and never in a finished
 * page (T2). `rootId` is the id of the element that the page goes into. Throws when there is no place for the page or
 * for its head.
 */
export function splitShell(shell: string, headStart: string, rootId: string): DocumentFrame {
  const headEnd = shell.search(/<\/head\s*>/i)
  if (headEnd < 0) {
    throw createShellError('</head>', 'Head tags go before it: write <head></head> into the file.')
  }
  const { head, own } = takeOwnHead(shell.slice(0, headEnd))
  const below = shell.slice(headEnd)
  const bodyEnd = below.toLowerCase().lastIndexOf('</body')
  const body = bodyEnd < 0 ? below : below.slice(0, bodyEnd)
  const [beforePage, afterPage] = splitBody(body, rootId)
  return {
    start: insertAfterOpening(head, headStart),
    own,
    beforePage,
    afterPage,
    end: bodyEnd < 0 ? '' : below.slice(bodyEnd),
  }
}

function insertAfterOpening(head: string, text: string): string {
  const opening = /<head\b[^>]*>/i.exec(head)
  const index = opening === null ? head.length : opening.index + opening[0].length
  return head.slice(0, index) + text + head.slice(index)
}

/** The page goes into the root, in place of what is there; without one, to the outlet, in a root of its own. */
function splitBody(body: string, rootId: string): readonly [before: string, after: string] {
  const root = new RegExp(
    `<([a-z][\\w-]*)\\b[^>]*\\bid\\s*=\\s*(?:"${rootId}"|'${rootId}'|${rootId}(?=[\\s>]))[^>]*>`,
    'i',
  ).exec(body)
  if (root !== null) {
    const inside = root.index + root[0].length
    const closing = findClosing(body, inside, root[1] as string, rootId)
    return [body.slice(0, inside), body.slice(closing)]
  }
  const outlet = body.indexOf(OUTLET)
  if (outlet < 0) {
    throw createShellError(
      `element with the id "${rootId}"`,
      `Pages are rendered into it: write <div id="${rootId}"></div> into the body.`,
    )
  }
  return [`${body.slice(0, outlet)}<div id="${rootId}">`, `</div>${body.slice(outlet + OUTLET.length)}`]
}

/** Where the element ends that is open at an index; elements of its name inside it are counted. */
function findClosing(html: string, index: number, name: string, rootId: string): number {
  const tags = new RegExp(`<(/?)${name}\\b[^>]*>`, 'gi')
  tags.lastIndex = index
  let depth = 1
  for (let tag = tags.exec(html); tag !== null; tag = tags.exec(html)) {
    depth += tag[1] === '/' ? -1 : 1
    if (depth === 0) return tag.index
  }
  throw createShellError(`end of the element with the id "${rootId}"`, `Close it with </${name}>.`)
}

/** `index.html` lacks a place where something has to go. */
function createShellError(missing: string, cure: string): Error {
  return new Error(`index.html has no ${missing}. ${cure}`)
}

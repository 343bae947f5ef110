/** Tags of the document itself, of `index.html` or a `_document`, that give way to a page's; markup, or empty. */
export interface OwnHead {
  readonly charset: string
  readonly viewport: string
  readonly title: string
  /** What they say, as text for an attribute: the client brings it back after a page that has its own. */
  readonly viewportContent: string
  readonly titleText: string
}

const DEFAULT_VIEWPORT = 'width=device-width'

/** What a document has that brings none (S224). */
export const DEFAULT_HEAD: OwnHead = {
  charset: '<meta charset="utf-8"/>',
  viewport: `<meta name="viewport" content="${DEFAULT_VIEWPORT}"/>`,
  title: '',
  viewportContent: DEFAULT_VIEWPORT,
  titleText: '',
}

/** What may be such a tag, and what only holds text that looks like one. */
const PARTS =
  /<!--[\s\S]*?-->|<(script|style|noscript|template)\b[\s\S]*?<\/\1\s*>|<meta\b[^>]*>|<title\b[^>]*>([\s\S]*?)<\/title\s*>/gi

/** Takes out of a head's markup what a page may bring itself; it is put back into the documents of pages that don't. */
export function takeOwnHead(text: string): { readonly head: string; readonly own: OwnHead } {
  const own: { -readonly [Name in keyof OwnHead]?: string } = {}
  const head = text.replace(PARTS, (tag: string, _kind, title?: string) => {
    const place = title === undefined ? toMetaPlace(tag) : 'title'
    if (place === undefined || own[place] !== undefined) return tag
    own[place] = tag
    if (place === 'title') own.titleText = toAttributeText(title)
    if (place === 'viewport') own.viewportContent = toAttributeText(readContent(tag))
    return ''
  })
  return { head, own: { ...DEFAULT_HEAD, ...own } }
}

function toMetaPlace(tag: string): 'charset' | 'viewport' | undefined {
  if (/^<meta\b[^>]*\bcharset\s*=/i.test(tag)) return 'charset'
  return /^<meta\b[^>]*\bname\s*=\s*["']?viewport\b/i.test(tag) ? 'viewport' : undefined
}

function readContent(tag: string): string | undefined {
  const content = /\scontent\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(tag)
  return content?.slice(1).find((text) => text !== undefined)
}

/** The rest of what markup escapes is escaped already. */
function toAttributeText(markup = ''): string {
  return markup.replaceAll('"', '&quot;')
}

/** Puts a `<link>` into the head; what is prefetched is a style sheet. */
export function appendLink(document: Document, rel: string, href: string): HTMLLinkElement {
  const link = document.createElement('link')
  link.rel = rel
  if (rel === 'prefetch') link.as = 'style'
  link.href = href
  document.head.append(link)
  return link
}

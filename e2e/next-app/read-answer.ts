/** An answer without what two servers may do in ways of their own. */
export interface Answer {
  readonly status: number
  readonly type: string
  readonly location: string
  readonly posts: string
  readonly body: string
}

/** Asks a running app. Works with any server, so that the answers of Next can be recorded by it. */
export async function readAnswer(url: string, path: string): Promise<Answer> {
  const response = await fetch(url + path, { redirect: 'manual' })
  const read = (name: string): string => response.headers.get(name) ?? ''
  const body = await response.text()
  const isRedirect = response.status > 300 && response.status < 309
  return {
    status: response.status,
    // Of a redirect, nobody looks at the body.
    type: isRedirect ? '' : read('content-type'),
    location: read('location'),
    posts: read('x-posts'),
    body: isRedirect ? '' : toComparable(body),
  }
}

/** Markup without scripts, preloads and marks, and with one name for what is hashed or put in place. */
function toComparable(body: string): string {
  return body
    .replaceAll(/<style[^>]* data-vite-dev-id=.*?<\/style>/gs, '')
    .replaceAll(/<(script|noscript)\b[^>]*>.*?<\/\1>/gs, '')
    .replaceAll(/<link[^>]*rel="(?:preload|modulepreload|stylesheet)"[^>]*>/g, '')
    .replaceAll(/<!--\/?\$-->/g, '')
    .replace(/<head>\s+/, '<head>')

    .replaceAll(/ data-(?:next|server-props)-head(?:="")?/g, '')
    .replaceAll('charSet=', 'charset=')
    .replaceAll(/class="[^"]*title[^"]*"/g, 'class="title"')
    .replaceAll(/<img[^>]*alt="(\w+)"[^>]*>/g, '<img $1>')
}

import type { PropSize } from '../shared/prop-sizes.js'

/**
 * The app did something invalid: the message says it all, so the stack, which would lead through this
 * package alone, is left out. Development shows the export of this name as the place: of this file, or of the page.
 */
export class PageError extends Error {
  readonly exportName: string
  readonly file: string | undefined

  constructor(message: string, exportName = 'getServerSideProps', file?: string) {
    super(message)
    this.exportName = exportName
    this.file = file
    this.stack = `Error: ${message}`
  }
}

/** `getServerSideProps` gave nothing, or no object (S83, S84). */
export function createNoResultError(given: unknown, file: string): Error {
  return new PageError(
    'Your `getServerSideProps` function did not return an object. Did you forget to add a `return`? ' +
      `It gave ${given === null ? 'null' : typeof given}; give \`{ props }\`, \`{ redirect }\` or \`{ notFound: true }\`. (${file})`,
  )
}

/** The result has keys beside `props`, `redirect` and `notFound` (S82). */
export function createExtraKeysError(keys: readonly string[], file: string): Error {
  return new PageError(
    'Additional keys were returned from `getServerSideProps`. Properties intended for your component must be nested ' +
      `under the \`props\` key, e.g.:\n\n\treturn { props: { title: 'My Title', content: '...' } }\n\n` +
      `Keys that need to be moved: ${keys.join(', ')}. (${file})`,
  )
}

/** A redirect of `getServerSideProps` that is none, with all that is wrong with it (S72 to S77). */
export function createRedirectError(problems: readonly string[], target: string, file: string): Error {
  return new PageError(
    `Invalid redirect object returned from getServerSideProps for ${target} (${file})\n${problems.join(' and ')}`,
  )
}

/** A redirect to a scheme that a browser would run, or to no address (T15). */
export function createDestinationError(scheme: string, target: string, file: string): Error {
  return new PageError(
    `The redirect that getServerSideProps returned for ${target} leads to "${scheme}", which is never followed. ` +
      `A destination is a path of this site, or an address that begins with http: or https:. (${file})`,
  )
}

/** A redirect of the configuration came out at a scheme that a browser would run (T15). */
export function createRuleDestinationError(scheme: string, target: string): Error {
  return new Error(
    `A redirect of the configuration leads from ${target} to "${scheme}", which is never followed. ` +
      'A destination is a path of this site, or an address that begins with http: or https:.',
  )
}

/** Development: what `getServerSideProps` gave says two things, of which one counts (S68, S80). */
export function toIgnoredPropsWarning(kind: 'redirect' | 'notFound', file: string): string {
  return `[server-props] getServerSideProps of ${file} returned \`props\` beside \`${kind}\`; the props are ignored. Return one of them.`
}

/** A value in the props that JSON can't hold (S90 to S99). `path` is empty for the props themselves. */
export function createSerializationError(path: string, page: string, reason: string): Error {
  return new PageError(
    `Error serializing ${path === '' ? 'props' : `\`${path}\``} returned from \`getServerSideProps\` in "${page}".\nReason: ${reason}`,
  )
}

/** Development: a page gets more data than visitors should wait for (S87, F11). `heaviest` are parts of it by path. */
export function toLargeDataWarning(data: {
  readonly pattern: string
  readonly file: string
  readonly bytes: number
  readonly largeDataBytes: number
  readonly heaviest: readonly PropSize[]
}): string {
  const heaviest = data.heaviest.map(({ path, bytes }) => `${path} (${toKilobytes(bytes)})`).join(', ')
  return (
    `Warning: data for page "${data.pattern}" is ${toKilobytes(data.bytes)} which exceeds the threshold of ` +
    `${toKilobytes(data.largeDataBytes)}, this amount of data can reduce performance.\n` +
    `Heaviest props: ${heaviest}. Return from getServerSideProps what the page shows and no more, or raise the option budget.pageData. (${data.file})`
  )
}

function toKilobytes(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : `${Number((bytes / 1000).toPrecision(3))} kB`
}

/** A page touched the response after its answer was decided (S166, S167). */
export function createLateResponseError(file: string): Error {
  return new Error(
    "You should not access 'res' after getServerSideProps resolves. " +
      `Set headers, cookies and the status before it returns; a promise for \`props\` is too late. (${file})`,
  )
}

/** A page's default export is no component (S28). */
export function createNoComponentError(file: string, pattern: string): Error {
  return new PageError(
    `The default export is not a React Component in page: "${pattern}" (${file}). Export the page's component as default.`,
    'default',
    file,
  )
}

/** Functions on one page that exclude each other (S198, S214), or one under a wrong name (T9). */
export function createConflictError(file: string, sentence: string, exportName: string): Error {
  return new PageError(`${sentence} (${file})`, exportName, file)
}

/** `res.statusCode` was set to what is no status of an answer (F10). */
export function createStatusError(status: unknown, file: string): Error {
  return new PageError(
    `The page ${file} set res.statusCode to ${String(status)}; a status is a whole number from 200 to 599.`,
  )
}

/** `App.getInitialProps` or a page's gave no object (S195, S198). */
export function createInitialPropsError(owner: string, given: unknown): Error {
  return new Error(
    `"${owner}.getInitialProps()" should resolve to an object. But found "${given === null ? 'null' : typeof given}" instead.`,
  )
}

/** `Document.getInitialProps` gave no markup of the page (S203). */
export function createDocumentPropsError(given: unknown): Error {
  return new Error(
    '"Document.getInitialProps()" should resolve to an object with a "html" prop set with a valid html string. ' +
      `Call ctx.renderPage() and pass on what it gives (found ${given === null ? 'null' : typeof given}).`,
  )
}

/** A part of the document was rendered outside of one. */
export function createOutsideDocumentError(name: string): Error {
  return new Error(`<${name} /> can only be rendered by pages/_document.`)
}

/** The router was asked to navigate while a page renders on the server (S192). */
export function createServerRouterError(method: string): Error {
  return new Error(
    'No router instance found. You should only use "next/router" on the client side of your app: ' +
      `router.${method}() was called on the server. Call it in an effect or an event handler.`,
  )
}

/** A stand-in response refused a header that could split the answer (T16). */
export function createHeaderError(name: string): Error {
  return new TypeError(
    `Invalid character in header content, or invalid header name [${JSON.stringify(name)}].`,
  )
}

/** Over fetch: an API route has returned and nothing came after it. */
export function createLateAnswerError(method: string, target: string, milliseconds: number): Error {
  return new Error(
    `[server-props] ${method} ${JSON.stringify(target)} was not answered within ${milliseconds / 1000} seconds after its handler had returned; the visitor got 504. ` +
      'End the response, or let the handler return a promise that waits for what ends it.',
  )
}

/** Headers or the status came after the first byte. */
export function createHeadersSentError(verb: string): Error {
  return new Error(`Cannot ${verb} headers after they are sent to the client`)
}

/** With `preloadPages`: a module that can't be loaded, followed by the error. */
export function createPreloadMessage(file: string): string {
  return `[server-props] ${file} can't be loaded, so what it answers will be an error:`
}

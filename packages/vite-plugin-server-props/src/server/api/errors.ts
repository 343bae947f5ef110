import type { ApiRoute } from '../../shared/server-app.js'
import { PageError } from '../errors.js'

/** Answered with its status and message, before the handler runs: what is wrong is the request (S263, T28). */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** An API route has nothing that could answer; Next's words first. */
export function createNoHandlerError({ pattern, file }: ApiRoute, given: unknown): Error {
  const found = given === undefined ? 'has no default export' : `exports a default of type ${typeof given}`
  return new PageError(
    `Page ${pattern} does not export a default function. ${file} ${found}: export a function (req, res) as default, or move the file out of pages/api.`,
    'default',
  )
}

/** `export const config` of an API route says what nobody understands. */
export function createConfigError(file: string, key: string, expected: string, given: unknown): Error {
  return new PageError(
    `The API route ${file} exports a config whose \`${key}\` is ${JSON.stringify(given) ?? typeof given}; it has to be ${expected}.`,
    'config',
  )
}

/** A handler for Node gave a web response; Next's words. */
export function createResponseReturnedError(file: string): Error {
  return new PageError(
    `API route returned a Response object in the Node.js runtime, this is not supported. Please use \`runtime: "edge"\` instead, or answer with \`res\`. (${file})`,
    'default',
  )
}

/** A handler for the edge gave no web response. */
export function createNoResponseError(file: string, given: unknown): Error {
  return new PageError(
    `The API route ${file} runs with \`runtime: 'edge'\`, so it has to return a Response, but it returned ${given === null ? 'null' : typeof given}.`,
    'default',
  )
}

/** `res.redirect()` was called with something else than `(url)` or `(status, url)`; Next's words. */
export function createRedirectArgumentsError(): Error {
  return new Error(
    "Invalid redirect arguments. Please use a single argument URL, e.g. res.redirect('/destination') or use a status code and URL, e.g. res.redirect(307, '/destination').",
  )
}

/** `res.redirect()` to a scheme that a browser would run, or to no address (T15). */
export function createRedirectSchemeError(scheme: string): Error {
  return new Error(
    `res.redirect() was given an address that begins with "${scheme}", which is never followed. ` +
      'Give a path of this site, or an address that begins with http: or https:.',
  )
}

/** `res.send()` was given what is no body. */
export function createBodyError(type: string): Error {
  return new Error(
    `res.send() was given a value of type ${type}; it takes text, bytes, a stream, or what can be JSON.`,
  )
}

/** `res.revalidate()`: nothing is kept here that could be made anew. */
export function createRevalidateError(): Error {
  return new Error(
    'res.revalidate() makes a page with getStaticProps anew, and there are none here: pages are rendered for each request.',
  )
}

/** Development: a handler has returned, and nothing answers; Next's words. */
export function toStalledWarning(target: string): string {
  return `API resolved without sending a response for ${target}, this may result in stalled requests.`
}

/** Development: a handler gave something back that nobody looks at; Next's words. */
export function toReturnedWarning(type: string): string {
  return `API handler should not return a value, received ${type}.`
}

/** Development: a body for an answer that has none. */
export function toBodilessWarning(target: string): string {
  return `A body was attempted to be set with a 204 or 304 status for ${target}, this is invalid and the body was ignored.`
}

/** Development: text without a type is guessed at by no browser, because the answer forbids it. */
export function toUntypedHtmlWarning(target: string): string {
  return `API response for ${target} begins like HTML but has no Content-Type, so browsers show it as text. If it is HTML, say so before res.send(): res.setHeader('Content-Type', 'text/html; charset=utf-8').`
}

/** An answer is larger than the route's `responseLimit`. */
export function toLargeResponseWarning(target: string, limit: number): string {
  return `API response for ${target} exceeds ${limit} bytes. API Routes are meant to respond quickly; set \`responseLimit\` in the route's config, or send large files another way.`
}

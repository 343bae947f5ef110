import type { Props, RedirectData } from '../shared/page-data.js'
import { checkLocation } from './check-location.js'
import {
  createDestinationError,
  createExtraKeysError,
  createNoResultError,
  createRedirectError,
} from './errors.js'

/** What `getServerSideProps` decided, in the order of S68 and S80. `props` may still be a promise. */
export type LoaderResult =
  | { readonly kind: 'props'; readonly props: unknown }
  | { readonly kind: 'redirect'; readonly redirect: RedirectData }
  | { readonly kind: 'notFound' }

const NOT_FOUND: LoaderResult = { kind: 'notFound' }

/** Reads what `getServerSideProps` gave (S66 to S84). Address and file are for messages. Throws for nonsense. */
export function checkResult(given: unknown, target: string, file: string): LoaderResult {
  if (typeof given !== 'object' || given === null) throw createNoResultError(given, file)
  const extraKeys = Object.keys(given).filter(isExtraKey)
  if (extraKeys.length > 0) throw createExtraKeysError(extraKeys, file)
  const result = given as { props?: unknown; redirect?: unknown; notFound?: unknown }
  if (result.notFound) return NOT_FOUND
  if (result.redirect) return { kind: 'redirect', redirect: checkRedirect(result.redirect, target, file) }
  return { kind: 'props', props: result.props }
}

function isExtraKey(key: string): boolean {
  return key !== 'props' && key !== 'redirect' && key !== 'notFound'
}

const STATUSES: readonly unknown[] = [301, 302, 303, 307, 308]

function checkRedirect(given: unknown, target: string, file: string): RedirectData {
  const redirect = given as {
    destination?: unknown
    permanent?: unknown
    statusCode?: unknown
    basePath?: unknown
  }
  const { destination, permanent, statusCode, basePath } = redirect
  const problems = listProblems(redirect)
  if (problems.length > 0 || typeof destination !== 'string')
    throw createRedirectError(problems, target, file)
  const checked = checkLocation(destination)
  if (checked.kind === 'refused') throw createDestinationError(checked.scheme, target, file)
  const status = typeof statusCode === 'number' ? statusCode : permanent === true ? 308 : 307
  return {
    destination: checked.href,
    statusCode: status,
    ...(basePath === false && { basePath }),
  }
}

function listProblems(redirect: {
  destination?: unknown
  permanent?: unknown
  statusCode?: unknown
  basePath?: unknown
}): readonly string[] {
  const { destination, permanent, statusCode, basePath } = redirect
  const problems: string[] = []
  if (permanent !== undefined && statusCode !== undefined) {
    problems.push('`permanent` or `statusCode` can not both be provided')
  } else if (permanent !== undefined && typeof permanent !== 'boolean') {
    problems.push('`permanent` must be `true` or `false`')
  } else if (statusCode !== undefined && !STATUSES.includes(statusCode)) {
    problems.push(`\`statusCode\` must be undefined or one of ${STATUSES.join(', ')}`)
  }
  if (typeof destination !== 'string') {
    problems.push(`\`destination\` should be string but received ${typeof destination}`)
  }
  if (basePath !== undefined && typeof basePath !== 'boolean') {
    problems.push(`\`basePath\` should be undefined or a boolean, received ${typeof basePath}`)
  }
  return problems
}

/** Production takes any value for props: its own enumerable keys, or none (S85). */
export function toProps(value: unknown): Props {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype === Object.prototype || prototype === null) return value as Props
  }
  return { ...(value as object | null) }
}

import type { LoadedModule } from '../../shared/server-app.js'
import { createConfigError } from './errors.js'

/** The most that is read of a body. */
export interface BodyLimit {
  readonly bytes: number
  /** As it was written, for the answer. */
  readonly text: string
}

/** What `export const config` of an API route says, with defaults filled in. */
export interface ApiConfig {
  /** Undefined: the handler reads the body itself. */
  readonly bodyLimit: BodyLimit | undefined
  /** The number of bytes above which an answer is warned about. */
  readonly responseLimit: number | undefined
  /** Something else answers, so that a handler which returned without an answer is nothing to be warned about. */
  readonly isResolvedElsewhere: boolean
  /** The handler takes a `Request` and gives a `Response`. */
  readonly isEdge: boolean
}

const MEGABYTE = 1024 * 1024

/** Reads the config of an API route. Throws for values that mean nothing; keys for hosts are passed over. */
export function readApiConfig(module: LoadedModule, file: string): ApiConfig {
  const config = readObject(module.config, file, 'config')
  const api = readObject(config.api, file, 'api')
  const { bodyParser = true, responseLimit = true, externalResolver = false } = api
  if (typeof externalResolver !== 'boolean') {
    throw createConfigError(file, 'api.externalResolver', 'true or false', externalResolver)
  }
  return {
    bodyLimit: readBodyLimit(bodyParser, file),
    responseLimit: readResponseLimit(responseLimit, file),
    isResolvedElsewhere: externalResolver,
    isEdge: readRuntime(config.runtime ?? module.runtime, file),
  }
}

function readObject(given: unknown, file: string, key: string): Readonly<Record<string, unknown>> {
  if (given === undefined) return {}
  if (typeof given === 'object' && given !== null && !Array.isArray(given)) return { ...given }
  throw createConfigError(file, key, 'an object', given)
}

function readBodyLimit(bodyParser: unknown, file: string): BodyLimit | undefined {
  if (bodyParser === false) return undefined
  if (bodyParser === true) return { bytes: MEGABYTE, text: '1mb' }
  if (typeof bodyParser !== 'object' || bodyParser === null) {
    throw createConfigError(file, 'api.bodyParser', 'true, false or { sizeLimit }', bodyParser)
  }
  const { sizeLimit = '1mb' } = bodyParser as { sizeLimit?: unknown }
  const bytes = parseSize(sizeLimit)
  if (bytes === undefined) throw createConfigError(file, 'api.bodyParser.sizeLimit', SIZE, sizeLimit)
  return { bytes, text: String(sizeLimit) }
}

function readResponseLimit(responseLimit: unknown, file: string): number | undefined {
  if (responseLimit === false) return undefined
  if (responseLimit === true) return 4 * MEGABYTE
  const bytes = parseSize(responseLimit)
  if (bytes === undefined)
    throw createConfigError(file, 'api.responseLimit', `true, false, ${SIZE}`, responseLimit)
  return bytes
}

function readRuntime(runtime: unknown, file: string): boolean {
  if (runtime === undefined || runtime === 'nodejs') return false
  if (runtime === 'edge' || runtime === 'experimental-edge') return true
  throw createConfigError(file, 'runtime', "'nodejs' or 'edge'", runtime)
}

const SIZE = 'a number of bytes or a text such as "500kb" or "4mb"'

const UNITS: Readonly<Record<string, number>> = { b: 1, kb: 1024, mb: MEGABYTE, gb: 1024 * MEGABYTE }

/** Undefined for what is no size. */
function parseSize(given: unknown): number | undefined {
  if (typeof given === 'number') return Number.isFinite(given) && given >= 0 ? given : undefined
  const match = typeof given === 'string' ? /^(\d+(?:\.\d+)?) *([kmg]?b)?$/i.exec(given) : null
  if (match === null) return undefined
  return Math.floor(Number(match[1]) * (UNITS[(match[2] ?? 'b').toLowerCase()] as number))
}

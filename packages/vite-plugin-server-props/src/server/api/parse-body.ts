import type { PageRequest } from '../../shared/exchange.js'
import { parseQuery } from '../../shared/url/query.js'
import { asBuffer } from '../node-buffer.js'
import type { BodyLimit } from './api-config.js'
import { ApiError } from './errors.js'
import { readBody } from './read-body.js'

/**
 * Reads `req.body` (S262): JSON, a form as an object, and text. What no text can hold, such as an image, is
 * bytes; in Next it is a text that has lost some of them. Rejects with an `ApiError` for the visitor (S263).
 */
export async function parseBody(req: PageRequest, limit: BodyLimit): Promise<unknown> {
  const { type, charset } = readType(req.headers['content-type'])
  const encoding = req.headers['content-encoding']
  if (encoding !== undefined && encoding !== 'identity') {
    throw new ApiError(415, 'Unsupported content encoding')
  }
  const bytes = await readBody(req, limit)
  if (BINARY.test(type)) return asBuffer(bytes)
  const text = decode(bytes, charset)
  if (type === 'application/json' || type === 'application/ld+json') return parseJson(text)
  return type === 'application/x-www-form-urlencoded' ? parseQuery(`?${text}`) : text
}

const BINARY =
  /^(?:(?:audio|font|image|video)\/(?!svg\+xml$)|multipart\/|application\/(?:octet-stream|pdf|wasm|zip|gzip|protobuf|x-protobuf|msgpack)$)/

function readType(header: string | readonly string[] | undefined): { type: string; charset: string } {
  const [type = '', ...parameters] = String(header ?? 'text/plain').split(';')
  const charset = parameters
    .map((parameter) => parameter.trim())
    .find((parameter) => /^charset=/i.test(parameter))
    ?.slice('charset='.length)
    .replaceAll('"', '')
  return { type: type.trim().toLowerCase(), charset: charset ?? 'utf-8' }
}

function decode(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    throw new ApiError(400, 'Invalid body')
  }
}

function parseJson(text: string): unknown {
  // Nothing, called JSON, is what clients send by mistake.
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new ApiError(400, 'Invalid JSON')
  }
}

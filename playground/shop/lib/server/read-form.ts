import type { IncomingMessage } from 'node:http'

const LIMIT = 16 * 1024

/** A form that the shop does not take, with the status that says why. */
export class FormError extends Error {
  readonly status: number
  constructor(status: 413 | 415, message: string) {
    super(message)
    this.name = 'FormError'
    this.status = status
  }
}

/** Reads a posted form of up to 16 KiB. Throws a `FormError` for anything longer or of another type. */
export async function readForm(req: IncomingMessage): Promise<URLSearchParams> {
  const type = req.headers['content-type'] ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded'))
    throw new FormError(415, 'The shop takes forms as application/x-www-form-urlencoded.')
  const chunks: Buffer[] = []
  let size = 0
  // The connection is still needed for the answer when the form is too long.
  for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LIMIT) throw new FormError(413, 'The form is longer than the shop allows.')
    chunks.push(chunk)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString())
}

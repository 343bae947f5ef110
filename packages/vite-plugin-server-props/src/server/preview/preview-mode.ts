import type { ServerApp } from '../../shared/server-app.js'
import { createPreviewKeyError } from './errors.js'

/** What draft mode is for an app. Made once; holds nothing of a request. */
export interface PreviewMode {
  /** The deployment's key; derived when a cookie has to be sealed or opened for the first time. */
  getKey(): Promise<CryptoKey>
  /** Seconds. */
  readonly maxAge: number
  /** The attributes that all of its cookies have. */
  readonly attributes: string
  /** Where its cookies count, unless they say otherwise. */
  readonly path: string
}

/** Undefined for an app without API routes, whose requests are never asked for a preview. */
export function createPreviewMode({ preview, base, isDev }: ServerApp): PreviewMode | undefined {
  if (preview === undefined) return undefined
  let key: Promise<CryptoKey> | undefined
  return {
    getKey: () => (key ??= deriveKey(preview.key)),
    maxAge: preview.maxAge,
    // Next's are `SameSite=None` in production, for editors that show pages in a frame; any site's requests have them.
    attributes: `; HttpOnly; SameSite=Lax${isDev ? '' : '; Secure'}`,
    path: base === '/' ? '/' : base.slice(0, -1),
  }
}

async function deriveKey(builtIn: string): Promise<CryptoKey> {
  const encoder = new TextEncoder()
  const secret = readEnvironment() ?? builtIn
  const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    {
      name: 'HKDF',
      hash: 'SHA-256',
      salt: new Uint8Array(),
      info: encoder.encode('vite-plugin-server-props preview'),
    },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

/** Read where the server runs, so that several builds can share a key. */
function readEnvironment(): string | undefined {
  // Not every runtime has `process`, and this folder's types know none.
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } }
  const secret = process?.env?.['SERVER_PROPS_PREVIEW_KEY']
  if (secret === undefined || secret === '') return undefined
  if (secret.length < 32) throw createPreviewKeyError()
  return secret
}

/**
 * Encrypts and authenticates a text for a cookie (T32), with AES-GCM of the platform. The cookie's name is
 * authenticated with it, so that no cookie can stand for another one.
 */
export async function seal(key: CryptoKey, name: string, text: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const sealed = await crypto.subtle.encrypt(toAlgorithm(name, iv), key, encode(text))
  return toBase64Url(iv, new Uint8Array(sealed))
}

/** Gives back what was sealed under this name; undefined for anything that `seal` did not make with this key. */
export async function unseal(key: CryptoKey, name: string, sealed: string): Promise<string | undefined> {
  const bytes = fromBase64Url(sealed)
  if (bytes === undefined || bytes.length < IV_BYTES + TAG_BYTES) return undefined
  try {
    const algorithm = toAlgorithm(name, bytes.subarray(0, IV_BYTES))
    const text = await crypto.subtle.decrypt(algorithm, key, bytes.subarray(IV_BYTES))
    return new TextDecoder().decode(text)
  } catch {
    return undefined
  }
}

/** How many characters `seal` will make of a text. */
export function sealedLength(text: string): number {
  return Math.ceil(((IV_BYTES + TAG_BYTES + encode(text).length) * 4) / 3)
}

const IV_BYTES = 12
const TAG_BYTES = 16

function toAlgorithm(name: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: encode(name) }
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

function toBase64Url(...parts: readonly Uint8Array[]): string {
  let binary = ''
  for (const part of parts) for (const byte of part) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]*$/.test(text)) return undefined
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(binary, (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}

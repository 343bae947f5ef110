import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** Makes of a password what may be stored: `salt.key`, both as base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await deriveKey(password, salt)
  return `${salt.toString('base64url')}.${key.toString('base64url')}`
}

/** Whether a password is the one that was stored. Without a stored one it takes as long, and is false. */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const [salt, key] = (stored ?? '').split('.').map((part) => Buffer.from(part, 'base64url'))
  const derived = await deriveKey(password, salt ?? Buffer.alloc(16))
  return key !== undefined && key.length === derived.length && timingSafeEqual(key, derived)
}

function deriveKey(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, 32, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

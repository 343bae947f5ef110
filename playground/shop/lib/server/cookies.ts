import type { ServerResponse } from 'node:http'

/** The cookies of the shop by purpose. */
export const COOKIES = { session: 'shop_session', basket: 'shop_basket' } as const

/**
 * Sets a cookie that scripts cannot read and that other sites' forms do not send; `maxAge` in seconds, 0
 * deletes it. `SHOP_HTTPS=1` says that visitors come by HTTPS only.
 */
export function setCookie(res: ServerResponse, name: string, value: string, maxAge: number): void {
  const parts = [`${name}=${value}`, `Path=${import.meta.env.BASE_URL}`, `Max-Age=${maxAge}`]
  parts.push('HttpOnly', 'SameSite=Lax')
  if (process.env.SHOP_HTTPS === '1') parts.push('Secure')
  res.setHeader('Set-Cookie', parts.join('; '))
}

const LONE_SURROGATE = /\p{Surrogate}/gu

/** What a rule has read from a request, by name. */
export type RuleParams = Map<string, RuleValue>

/** A value as it was read: from the path (still encoded), or from a header, a cookie or the query. */
export interface RuleValue {
  readonly value: string | readonly string[]
  readonly isEncoded: boolean
}

/** For a path: what could end it or lead out of it is encoded; slashes stay. */
export function toPathText(text: string, isEncoded: boolean): string {
  return isEncoded ? text : encode(text).replace(/[?#]/g, encodeURIComponent)
}

/** For a query, which is encoded when it is written. */
export function toQueryText(text: string, isEncoded: boolean): string {
  if (!isEncoded || !text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** For a header: what it can't hold is encoded (T16). */
export function toHeaderText(text: string): string {
  return text.replace(/[^\t\u0020-\u007e]+/g, encode)
}

/** For a host, which is never more than a name. */
export function toHostText(text: string): string {
  return encodeURIComponent(text.replace(LONE_SURROGATE, '\ufffd'))
}

/** A parameter as it is added to a query. */
export function toQueryValue({ value, isEncoded }: RuleValue): string | string[] {
  return typeof value === 'string'
    ? toQueryText(value, isEncoded)
    : value.map((item) => toQueryText(item, isEncoded))
}

function encode(text: string): string {
  return encodeURI(text.replace(LONE_SURROGATE, '\ufffd'))
}

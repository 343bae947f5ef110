import { isGiven, toText } from './given.js'

/** What is wrong with the headers of a rule (T16). */
export function checkHeaders(headers: unknown): readonly string[] {
  if (!Array.isArray(headers)) return ['`headers` field must be an array']
  if (headers.length === 0) return ['`headers` field cannot be empty']
  return headers.flatMap((header: unknown) => {
    if (!isGiven(header)) return ["`headers` items must be object with { key: '', value: '' }"]
    const { key, value } = header
    return [
      ...(typeof key === 'string' ? checkName(key) : ['`key` in header item must be string']),
      ...(typeof value === 'string' ? checkValue(value) : ['`value` in header item must be string']),
    ]
  })
}

/** Letters, digits and what RFC 9110 5.6.2 allows besides, and `:` before a parameter. */
function checkName(key: string): readonly string[] {
  return /^(?:[\w!#$%&'*+.^`|~-]|:\w)+$/.test(key)
    ? []
    : [`\`key\` ${toText(key)} can't be the name of a header`]
}

function checkValue(value: string): readonly string[] {
  return /^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(value)
    ? []
    : [`\`value\` ${toText(value)} has characters that a header can't hold`]
}

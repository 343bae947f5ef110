import type { RuleTemplate } from './rules.js'
import type { RuleParams } from './rule-params.js'

/** Puts parameters into a template; `toText` writes a value for where it is going. */
export function fillTemplate(
  template: RuleTemplate,
  params: RuleParams,
  toText: (text: string, isEncoded: boolean) => string,
): string {
  let filled = ''
  for (const part of template) {
    if (typeof part === 'string') {
      filled += part
      continue
    }
    const param = params.get(part.name)
    if (param === undefined) continue
    const { value, isEncoded } = param
    const values =
      typeof value === 'string' ? [value] : part.separator === undefined ? value.slice(-1) : value
    const text = values.map((item) => toText(item, isEncoded)).join(part.separator)
    filled += part.prefix + text + part.suffix
  }
  return filled
}

/**
 * The encoding in which a client rather has an answer, of those that there are, by its `Accept-Encoding` (RFC 9110, section
 * 12.5.3): the one with the highest weight, the first of several; undefined for the bytes as they are, when all have
 * a weight of zero or below that of `identity`.
 */
export function chooseEncoding<T extends string>(header: string, available: readonly T[]): T | undefined {
  const weights = new Map<string, number>()
  for (const part of header.split(',')) {
    const [name = '', ...parameters] = part.split(';')
    weights.set(
      name
        .trim()
        .toLowerCase()
        .replace(/^x-gzip$/, 'gzip'),
      readWeight(parameters),
    )
  }
  let chosen: T | undefined
  let best = weights.get('identity') ?? 0
  for (const encoding of available) {
    const weight = weights.get(encoding) ?? weights.get('*') ?? 0
    if (weight > best || (weight === best && weight > 0 && chosen === undefined)) {
      chosen = encoding
      best = weight
    }
  }
  return chosen
}

/** What can't be read is a weight of zero: then the bytes go out as they are, which everybody takes. */
function readWeight(parameters: readonly string[]): number {
  for (const parameter of parameters) {
    const [name = '', value = ''] = parameter.split('=')
    if (name.trim().toLowerCase() !== 'q') continue
    const weight = Number(value.trim() || Number.NaN)
    return weight >= 0 && weight <= 1 ? weight : 0
  }
  return 1
}

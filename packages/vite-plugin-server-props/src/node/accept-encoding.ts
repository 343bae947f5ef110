/**
 * Whether a client rather has gzip than the bytes as they are, by its `Accept-Encoding` (RFC 9110, section
 * 12.5.3): `gzip` or `*` with a weight that is not zero, and not below the one it gives to `identity`.
 */
export function prefersGzip(header: string): boolean {
  let gzip: number | undefined
  let any: number | undefined
  let identity = 0
  for (const part of header.split(',')) {
    const [name = '', ...parameters] = part.split(';')
    const weight = readWeight(parameters)
    switch (name.trim().toLowerCase()) {
      case 'gzip':
      case 'x-gzip':
        gzip = weight
        break
      case '*':
        any = weight
        break
      case 'identity':
        identity = weight
    }
  }
  const wanted = gzip ?? any ?? 0
  return wanted > 0 && wanted >= identity
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

import { checkDestination, type Destination } from '../shared/url/check-destination.js'

const NOT_ASCII = /[^\u0021-\u007e]+/g

const LONE_SURROGATE = /\p{Surrogate}/gu

/** Where a redirect leads, as a header can say it: printable ASCII (T14, T15, T16). */
export function checkLocation(destination: string): Destination {
  const checked = checkDestination(destination)
  if (checked.kind === 'refused') return checked
  const href = checked.href.replace(NOT_ASCII, (text) => encodeURI(text.replace(LONE_SURROGATE, '\ufffd')))
  return { kind: checked.kind, href }
}

import type { Props, RedirectData, Rewrite } from '../shared/page-data.js'
import type { JsonObject } from './wire-format.js'

/** What a page's data says. Whatever else comes is an error, and ends in a document load. */
export type PropsOutcome =
  | {
      readonly kind: 'props'
      readonly props: Props
      readonly appProps?: Props
      /** Set where a rewrite led to another page than the address is known for. */
      readonly rewrite?: Rewrite | undefined
    }
  | { readonly kind: 'redirect'; readonly redirect: RedirectData }
  | { readonly kind: 'notFound' }

/** Reads an app's page data; undefined when the answer is none: an error, or not from this app at all. */
export type ReadData = (json: JsonObject) => PropsOutcome | undefined

/** Of our own shape; the server's twin writes it. */
export const readOwnData: ReadData = ({ props, ...rest }) => {
  if (typeof props === 'object' && props !== null)
    return { kind: 'props', props: props as Props, appProps: rest }
  const { redirect, notFound } = rest as { redirect?: Partial<RedirectData>; notFound?: unknown }
  if (typeof redirect?.destination === 'string')
    return { kind: 'redirect', redirect: redirect as RedirectData }
  return notFound === true ? { kind: 'notFound' } : undefined
}

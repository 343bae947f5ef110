import type { Props } from '../shared/page-data.js'
import type { PageContext } from './page-types.js'

interface HasInitialProps {
  readonly displayName?: string | undefined
  readonly name?: string
  getInitialProps?(context: PageContext): unknown
}

/** Runs a page's own `getInitialProps`; no props without one. Throws when it gives no object (S198). */
export async function loadInitialProps(Component: HasInitialProps, context: PageContext): Promise<Props> {
  if (Component.getInitialProps === undefined) return {}
  const props: unknown = await Component.getInitialProps(context)
  if (typeof props !== 'object' || props === null) {
    throw noInitialProps(Component.displayName || Component.name || 'Component', props)
  }
  return props as Props
}

/** A `getInitialProps` that gave nothing to render with. */
function noInitialProps(name: string, given: unknown): Error {
  return new Error(
    `"${name}.getInitialProps()" should resolve to an object. But found "${String(given)}" instead.`,
  )
}

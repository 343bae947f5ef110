import {
  lazy,
  Suspense,
  useSyncExternalStore,
  type ComponentType,
  type ReactElement,
  type ReactNode,
} from 'react'

/** What a `loading` component is told. */
export interface DynamicLoadingProps {
  error?: Error | null
  isLoading?: boolean
  pastDelay?: boolean
  /** Never: an import has the time that it takes. */
  timedOut?: boolean
  /** Imports the component again. */
  retry?: () => void
}

/** A module with a component as its default export, or the component itself (C177). */
export type LoadedComponent<P> = ComponentType<P> | { default: ComponentType<P> }

/** Imports a component; one whose import has begun is the promise of it. */
export type DynamicLoader<P> = (() => Promise<LoadedComponent<P>>) | Promise<LoadedComponent<P>>

/** How a component is loaded. */
export interface DynamicOptions<P = object> {
  loader?: DynamicLoader<P>
  /** Shown until the component is there. Given `error` when it can't be loaded. */
  loading?: (props: DynamicLoadingProps) => ReactNode
  /** `false`: only in the browser (C176). */
  ssr?: boolean
}

/**
 * A component whose code is loaded when it is first rendered (C176 to C179). On the server it suspends, so
 * that the HTML has it; with `ssr: false` the server and the first render show `loading`.
 */
export function dynamic<P = object>(
  source: DynamicLoader<P> | DynamicOptions<P>,
  options?: DynamicOptions<P>,
): ComponentType<P> {
  const given = isLoader(source) ? { loader: source } : source
  const { loader, loading: Loading = ErrorText, ssr = true }: DynamicOptions<P> = { ...given, ...options }
  const attempts = createAttempts(() => load(loader).catch(toFailed))
  const told = { pastDelay: true, timedOut: false, retry: attempts.begin }
  const fallback = <Loading {...told} isLoading error={null} />

  function toFailed(error: Error): { default: ComponentType<P> } {
    // The browser tries as well.
    if (typeof document === 'undefined') throw error
    return { default: () => <Loading {...told} isLoading={false} error={error} /> }
  }
  function Loaded(props: P & object): ReactElement {
    const Attempt = useSyncExternalStore(attempts.subscribe, attempts.getLast, attempts.getLast)
    return (
      <Suspense fallback={fallback}>
        {/* oxlint-disable-next-line react/static-components -- made when an attempt begins, not here */}
        <Attempt {...props} />
      </Suspense>
    )
  }
  function BrowserOnly(props: P & object): ReactNode {
    const isBrowser = useSyncExternalStore(
      subscribe,
      () => true,
      () => false,
    )
    return isBrowser ? <Loaded {...props} /> : fallback
  }
  return (ssr ? Loaded : BrowserOnly) as ComponentType<P>
}

/** Whether one is in the browser changes once, by hydration, which needs no subscription. */
function subscribe(): () => void {
  return () => {}
}

function isLoader<P>(source: DynamicLoader<P> | DynamicOptions<P>): source is DynamicLoader<P> {
  return typeof source === 'function' || source instanceof Promise
}

async function load<P>(loader: DynamicLoader<P> | undefined): Promise<{ default: ComponentType<P> }> {
  const loaded = await (typeof loader === 'function' ? loader() : loader)
  if (loaded === undefined) return { default: () => null }
  return 'default' in loaded ? loaded : { default: loaded }
}

interface Attempts<P> {
  /** Imports anew, wherever the component is shown. */
  begin(this: void): void
  subscribe(this: void, listener: () => void): () => void
  getLast(this: void): ComponentType<P & object>
}

/** A lazy component imports once, whatever comes of it; each attempt is another one. */
function createAttempts<P>(start: () => Promise<{ default: ComponentType<P> }>): Attempts<P> {
  const listeners = new Set<() => void>()
  // The props of a lazy component are checked where it is used, which is the component that has the attempts.
  const create = (): ComponentType<P & object> => lazy(start) as unknown as ComponentType<P & object>
  let last = create()
  return {
    begin() {
      last = create()
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    getLast: () => last,
  }
}

/** What is shown without a `loading`: in development what went wrong, and nothing to visitors. */
function ErrorText({ error }: DynamicLoadingProps): ReactNode {
  if (import.meta.env?.DEV !== true || !error) return null
  return (
    <p>
      {error.message}
      <br />
      {error.stack}
    </p>
  )
}

export default dynamic

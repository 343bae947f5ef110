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
}

/** A module with a component as its default export, or the component itself (C177). */
export type LoadedComponent<P> = ComponentType<P> | { default: ComponentType<P> }

/** Imports a component. */
export type DynamicLoader<P> = () => Promise<LoadedComponent<P>>

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
  const given = typeof source === 'function' ? { loader: source } : source
  const { loader, loading: Loading, ssr = true }: DynamicOptions<P> = { ...given, ...options }
  const fallback = Loading === undefined ? null : <Loading isLoading pastDelay error={null} />
  // The props of a lazy component are checked where it is used, which is the component returned here.
  const Lazy = lazy(() => load(loader, Loading)) as unknown as ComponentType<P & object>

  function Loaded(props: P & object): ReactElement {
    return (
      <Suspense fallback={fallback}>
        <Lazy {...props} />
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

async function load<P>(
  loader: DynamicLoader<P> | undefined,
  Loading: DynamicOptions<P>['loading'],
): Promise<{ default: ComponentType<P> }> {
  try {
    const loaded = (await loader?.()) as LoadedComponent<P>
    return 'default' in loaded ? loaded : { default: loaded }
  } catch (error) {
    if (Loading === undefined || typeof document === 'undefined') throw error
    return { default: () => <Loading isLoading={false} pastDelay error={error as Error} /> }
  }
}

export default dynamic

import { useContext, type ComponentType, type ReactElement } from 'react'
import type { Router } from '../shared/router-types.js'
import { routerNotMounted } from './errors.js'
import type { PageComponent } from './page-types.js'
import { ViewContext } from './view-context.js'
import { singletonRouter } from './singleton-router.js'

/** The router of the page that is rendered. Throws outside of one (C113). */
export function useRouter(): Router {
  const { router } = useContext(ViewContext)
  if (router === null) throw routerNotMounted()
  return router
}

/** What `withRouter` adds to a component's props. */
export interface WithRouterProps {
  router: Router
}

/** Hands the router to a component as the prop `router` (C109). `getInitialProps` goes along. */
export function withRouter<P extends WithRouterProps>(
  Wrapped: PageComponent<P, unknown>,
): ComponentType<Omit<P, keyof WithRouterProps>> {
  function WithRouter(props: Omit<P, keyof WithRouterProps>): ReactElement {
    // A generic rest and its one missing member make the whole again; TypeScript can't see it.
    return <Wrapped {...({ ...props, router: useRouter() } as unknown as P)} />
  }
  WithRouter.displayName = `withRouter(${Wrapped.displayName ?? Wrapped.name ?? 'Unknown'})`
  if (Wrapped.getInitialProps !== undefined) WithRouter.getInitialProps = Wrapped.getInitialProps
  return WithRouter
}

export default singletonRouter

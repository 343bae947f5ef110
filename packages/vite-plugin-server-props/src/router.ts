export { useRouter, withRouter, default, type WithRouterProps } from './react/router.js'
export type { SingletonRouter } from './react/singleton-router.js'
export type {
  Router as NextRouter,
  RouterEvent,
  RouterEvents,
  TransitionOptions,
} from './shared/router-types.js'
// With a star, so that an app's `declare module` reaches `Routes`.
export type * from './shared/typed-routes.js'

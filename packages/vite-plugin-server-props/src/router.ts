export { useRouter, withRouter, default, type WithRouterProps } from './react/router.js'
export type { SingletonRouter } from './react/singleton-router.js'
export type {
  Router as NextRouter,
  RouterEvent,
  RouterEvents,
  TransitionOptions,
  Url,
} from './shared/router-types.js'

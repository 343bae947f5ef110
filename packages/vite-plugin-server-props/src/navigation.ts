export {
  ServerInsertedHTMLContext,
  useParams,
  usePathname,
  useRouter,
  useSearchParams,
  useSelectedLayoutSegment,
  useSelectedLayoutSegments,
  useServerInsertedHTML,
  type AppRouterInstance,
  type NavigateOptions,
} from './react/next/navigation.js'
export { ReadonlyURLSearchParams } from './react/next/readonly-url-search-params.js'
export {
  forbidden,
  notFound,
  permanentRedirect,
  redirect,
  RedirectType,
  unauthorized,
  unstable_isUnrecognizedActionError,
  unstable_rethrow,
} from './react/next/app-router-only.js'

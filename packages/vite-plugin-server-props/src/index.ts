export { serverProps, serverProps as default } from './vite/plugin.js'
export type { ByteSize, ServerPropsOptions } from './vite/options.js'
export type {
  BuildReport,
  BuildTotals,
  CodeSize,
  LoadedModule,
  LoadReport,
  ModuleReport,
  PageReport,
  RouteKind,
} from './types/build-report.js'
export type {
  GetServerSideProps,
  GetServerSidePropsContext,
  GetServerSidePropsResult,
  InferGetServerSidePropsType,
  PageProps,
  PageRequestWithCookies,
  PreviewData,
  Redirect,
} from './types/get-server-side-props.js'
export type {
  HeaderRule,
  I18nOptions as I18nConfig,
  RedirectRule,
  Rewrite,
  Rewrites,
  RouteHas,
} from './types/routing.js'
export type { NextComponentType, NextPage, NextPageContext } from './types/page.js'
export type {
  GetStaticPaths,
  GetStaticPathsContext,
  GetStaticPathsResult,
  GetStaticProps,
  GetStaticPropsContext,
  GetStaticPropsResult,
  InferGetStaticPropsType,
} from './types/get-static-props.js'
export type { NextApiHandler, NextApiRequest, NextApiResponse, PageConfig, SizeLimit } from './types/api.js'
export type { NextConfig } from './types/next-config.js'

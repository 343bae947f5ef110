import type { Props } from '../shared/page-data.js'
import type { ReadData } from './read-data.js'

interface NextProps extends Props {
  readonly __N_REDIRECT?: unknown
  readonly __N_REDIRECT_STATUS?: number
  readonly __N_REDIRECT_BASE_PATH?: boolean
}

/** Page data of Next's shape, in next mode (S110). */
export const readNextData: ReadData = ({ pageProps, notFound, ...appProps }) => {
  if (typeof pageProps !== 'object' || pageProps === null)
    return notFound === true ? { kind: 'notFound' } : undefined
  const {
    __N_REDIRECT: destination,
    __N_REDIRECT_STATUS: statusCode = 307,
    __N_REDIRECT_BASE_PATH: basePath,
  } = pageProps as NextProps
  if (typeof destination !== 'string') return { kind: 'props', props: pageProps as Props, appProps }
  return {
    kind: 'redirect',
    redirect: { destination, statusCode, ...(basePath === false && { basePath }) },
  }
}

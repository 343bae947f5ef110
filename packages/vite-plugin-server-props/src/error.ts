export { ErrorPage, ErrorPage as default, type ErrorProps } from './react/error-page.js'

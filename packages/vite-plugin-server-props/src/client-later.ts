export { loadInitialProps } from './client/later/load-initial-props.js'
export { prefetchData } from './client/later/prefetch-data.js'
export { refresh } from './client/later/refresh.js'
export { showErrorPage } from './client/later/show-error-page.js'

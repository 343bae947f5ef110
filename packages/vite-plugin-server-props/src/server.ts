export { createFetch, type FetchHandler } from './server/fetch-entry.js'
export { createHandler } from './server/handler.js'

// What the document's scripts have of the client; the rest is in `client-later.ts`.
export { createI18n } from './client/i18n.js'
export { nextFormat } from './client/next-format.js'
export { laterAtOnce, laterScripts, webVitals } from './client/optional-parts.js'
export { startClient } from './client/start.js'
export { ownFormat } from './client/wire-format.js'
export { singletonRouter } from './react/singleton-router.js'
export { setTrailingSlash } from './shared/url/trailing-slash.js'

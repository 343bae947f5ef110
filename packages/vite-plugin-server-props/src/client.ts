export { createI18n } from './client/i18n.js'
export { nextFormat } from './client/next-format.js'
export { startClient } from './client/start.js'
export { ownFormat } from './client/wire-format.js'

export { startClient } from './client/start.js'

export { toNodeHandler, type NodeHandler } from './node/to-node-handler.js'

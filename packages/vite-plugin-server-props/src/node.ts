export {
  serve,
  type ListenOptions,
  type RunningServer,
  type ServedHandler,
  type ServeOptions,
} from './node/serve.js'
export { toNodeHandler, type NodeHandler } from './node/to-node-handler.js'

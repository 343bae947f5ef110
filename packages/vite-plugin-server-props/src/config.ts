export {
  getConfig,
  getConfig as default,
  setConfig,
  type RuntimeConfig,
} from './react/next/runtime-config.js'

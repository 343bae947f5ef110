export {
  dynamic,
  dynamic as default,
  type DynamicLoader,
  type DynamicLoadingProps,
  type DynamicOptions,
  type LoadedComponent,
} from './react/dynamic.js'

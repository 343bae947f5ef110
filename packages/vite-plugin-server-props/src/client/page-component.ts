import type { LoadedModule } from '../shared/server-app.js'
import type { View } from './client.js'
import { noPageComponent } from './errors.js'

/** The page that a module exports. Throws when it exports none. */
export function toComponent(module: LoadedModule, pattern: string): View['Component'] {
  const { default: Component } = module
  // A function or, as memo() and forwardRef() give, an object.
  if (Object(Component) !== Component) throw noPageComponent(pattern)
  return Component as View['Component']
}

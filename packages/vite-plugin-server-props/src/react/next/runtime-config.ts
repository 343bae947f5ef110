/** What `getConfig()` gives: two objects that are empty unless `setConfig` was called. */
export interface RuntimeConfig {
  // oxlint-disable-next-line typescript/no-explicit-any -- as in Next: its values are the app's own
  readonly publicRuntimeConfig: Readonly<Record<string, any>>
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  readonly serverRuntimeConfig: Readonly<Record<string, any>>
}

let current: RuntimeConfig = { publicRuntimeConfig: {}, serverRuntimeConfig: {} }

/** The configuration for run time that Next 15 and older had. */
export function getConfig(): RuntimeConfig {
  return current
}

/** Sets what `getConfig()` gives from now on, on the side on which it is called. */
export function setConfig(config: Partial<RuntimeConfig>): void {
  current = { publicRuntimeConfig: {}, serverRuntimeConfig: {}, ...config }
}

import type { DevEnvironment, EnvironmentModuleNode } from 'vite'

/**
 * Why the browser could not load a module: what was thrown by the transform of it, or of a module that it imports.
 * Browsers only say which module they had asked for. Undefined when all of it is fine by now.
 */
export async function findFailure(
  environment: DevEnvironment,
  asked: EnvironmentModuleNode,
): Promise<Error | undefined> {
  // The list grows while it is gone through: breadth first.
  const modules = new Set([asked])
  for (const module of modules) {
    try {
      // What was sent is kept; what has failed fails again.
      await environment.transformRequest(module.url)
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
    for (const imported of module.importedModules) modules.add(imported)
  }
  return undefined
}

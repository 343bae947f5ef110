/** What `report` writes after a build. It holds names and sizes, and nothing of the text of the sources. */
export interface BuildReport {
  /** Another number stands for a shape in which a field is gone or means something else; new fields may come. */
  readonly version: 1
  readonly buildId: string
  readonly totals: BuildTotals
  /** Bytes; undefined where the option `budget` says nothing. */
  readonly budget: { readonly pageData?: number; readonly firstLoadJs?: number }
  /** What the browser loads for any page: React, the runtime, `_app`. */
  readonly everyPage: LoadReport
  readonly pages: readonly PageReport[]
  readonly apiRoutes: readonly { readonly pattern: string; readonly file: string }[]
  /** Modules that are no pages, and that something was removed of. */
  readonly otherModules: readonly ModuleReport[]
}

/** Sums over a build. */
export interface BuildTotals {
  /** How many modules something was removed of. */
  readonly strippedModules: number
  /** UTF-8 bytes of their text. */
  readonly removedBytes: number
  /** How many modules the browser's build does not have, which those modules lead to on the server. */
  readonly modulesNotLoaded: number
}

/** How a route answers. Pages that are static are the same for everyone. More kinds may come. */
export type RouteKind = 'per request' | 'static' | 'api'

/** Bytes of JavaScript, as written into the output folder and after gzip, each file by itself. */
export interface CodeSize {
  readonly raw: number
  readonly gzip: number
}

/** Files that the browser loads. */
export interface LoadReport {
  /** Below the browser's output folder. */
  readonly files: readonly string[]
  readonly size: CodeSize
  /** What is in them, the largest first. */
  readonly modules: readonly LoadedModule[]
}

/** A module in the output, by its path below the project's root. */
export interface LoadedModule {
  readonly file: string
  /** Bytes of what is left of it after tree shaking, before minification and compression. */
  readonly bytes: number
}

/** A page. */
export interface PageReport extends ModuleReport {
  readonly pattern: string
  readonly kind: RouteKind
  /** All that the browser loads before the page can be used. */
  readonly firstLoadJs: CodeSize
  /** What it loads besides what every page loads. */
  readonly own: LoadReport
}

/** What was removed of a module. Lines count from 1. */
export interface ModuleReport {
  /** Below the project's root. */
  readonly file: string
  /** UTF-8 bytes. */
  readonly removedBytes: number
  readonly removed: readonly { readonly name: string; readonly line: number }[]
  /** What loaders use and the browser gets all the same, and one of the pieces of code that need it there. */
  readonly kept: readonly {
    readonly name: string
    readonly line: number
    /** `owner` is what is declared with the use in it; null for code that runs for its own sake. */
    readonly by: { readonly owner: string | null; readonly line: number }
  }[]
  /** What it no longer imports, as it is written there. */
  readonly notImported: readonly string[]
}

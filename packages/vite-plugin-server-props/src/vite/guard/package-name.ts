import { normalizePath } from 'vite'

/** The package that a file is of, if it is one of a package. */
export function toPackageName(file: string): string | undefined {
  return /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(normalizePath(file))?.[1]
}

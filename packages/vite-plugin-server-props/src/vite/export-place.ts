import { readFileSync } from 'node:fs'
import { parseSync } from 'vite'
import { toPosition, type ErrorPlace } from './code-frame.js'
import { languageOf } from './strip/parse.js'

/** Where a module names one of its exports; undefined when it has none of this name, or can't be read. */
export function findExportPlace(file: string, name: string): ErrorPlace | undefined {
  try {
    const code = readFileSync(file, 'utf8')
    const start = findExport(code, file, name)
    return start === undefined ? undefined : { file, ...toPosition(code, start) }
  } catch {
    return undefined
  }
}

function findExport(code: string, file: string, name: string): number | undefined {
  const { module, errors } = parseSync(file, code, { lang: languageOf(file), sourceType: 'module' })
  if (errors.length > 0) return undefined
  const entry = module.staticExports
    .flatMap(({ entries }) => entries)
    .find(({ exportName, isType }) => {
      if (isType) return false
      return exportName.kind === 'Default' ? name === 'default' : exportName.name === name
    })
  return entry?.exportName.start ?? undefined
}

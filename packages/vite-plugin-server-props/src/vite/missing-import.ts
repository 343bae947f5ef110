import { readFileSync } from 'node:fs'
import { toPosition, type ErrorPlace } from './code-frame.js'

/** How Vite, its module runner and Node say which import leads nowhere, and where it stands. */
const MESSAGES: readonly RegExp[] = [
  /^Failed to load url (?<name>.+?) \(resolved id: .+?\) in (?<file>.+?)\. Does the file exist\?/,
  /^Cannot find (?:module|package) '(?<name>.+?)' imported from '?(?<file>.+?)'?$/m,
]

/** Where an import stands that leads nowhere: the stack of such an error has nothing of the app. */
export function findMissingImport(message: string): ErrorPlace | undefined {
  for (const pattern of MESSAGES) {
    const { name, file } = pattern.exec(message)?.groups ?? {}
    if (name !== undefined && file !== undefined) return findName(file, name)
  }
  return undefined
}

function findName(file: string, name: string): ErrorPlace | undefined {
  try {
    const text = readFileSync(file, 'utf8')
    const index = [`'${name}'`, `"${name}"`].map((quoted) => text.indexOf(quoted)).find((at) => at >= 0)
    return index === undefined ? undefined : { file, ...toPosition(text, index) }
  } catch {
    return undefined
  }
}

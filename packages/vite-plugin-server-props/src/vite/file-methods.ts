import { statSync } from 'node:fs'
import path from 'node:path'
import type { Connect } from 'vite'
import { parseTarget } from '../shared/url/parse-target.js'

/**
 * Answers 405 to other methods than GET and HEAD on a file of a folder (S141): Vite sends its files whatever
 * the method. `dir` is empty when there is no such folder.
 */
export function refuseFileMethods(dir: string, base: string): Connect.NextHandleFunction {
  return (req, res, next) => {
    const { method, url = '/' } = req
    if (method === 'GET' || method === 'HEAD' || !isFile(dir, url, base)) return next()
    res.writeHead(405, {
      allow: 'GET, HEAD',
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
    })
    res.end('Method Not Allowed')
  }
}

/**
 * Whether an address is that of a file of a folder. Nothing of the file is read, and no segment leads out of
 * the folder (T24).
 */
export function isFile(dir: string, url: string, base: string): boolean {
  const target = parseTarget(url, base)
  if (
    dir === '' ||
    target.kind !== 'page' ||
    target.segments.some((segment) => /[/\\]|^\.\.?$/.test(segment))
  ) {
    return false
  }
  return statSync(path.join(dir, ...target.segments), { throwIfNoEntry: false })?.isFile() === true
}

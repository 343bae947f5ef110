import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createCodecs } from './text-codecs.js'

/** Compressed forms that earlier builds have made, by the text and the ending of the form. */
export interface KeptForms {
  /** Undefined where none is kept, or what is kept is not this text. */
  find(bytes: Buffer, ending: string): Promise<Buffer | undefined>
  keep(bytes: Buffer, ending: string, form: Buffer): Promise<void>
  /** Removes the forms that nobody has found or kept: those of texts that are no more. */
  dropOthers(): Promise<void>
}

/**
 * Keeps forms in a folder, which may be deleted at any time. Where it can't be written to, nothing is kept, and nothing
 * else happens.
 */
export function createKeptForms(folder: string): KeptForms {
  const codecs = createCodecs()
  const used = new Set<string>()
  const toName = (bytes: Buffer, ending: string): string => {
    const name = createHash('sha256').update(bytes).digest('hex').slice(0, 32) + ending
    used.add(name)
    return name
  }
  return {
    async find(bytes, ending) {
      try {
        const form = await readFile(path.join(folder, toName(bytes, ending)))
        // What visitors get must be this text, whatever has happened to the folder.
        return (await codecs.get(ending)?.decode(form))?.equals(bytes) === true ? form : undefined
      } catch {
        return undefined
      }
    },
    async keep(bytes, ending, form) {
      const file = path.join(folder, toName(bytes, ending))
      await mkdir(folder, { recursive: true })
        .then(() => writeFile(`${file}.${process.pid}`, form))
        // As a whole, because another build may read it.
        .then(() => rename(`${file}.${process.pid}`, file))
        .catch(() => undefined)
    },
    async dropOthers() {
      const names = await readdir(folder).catch((): string[] => [])
      await Promise.all(
        names
          .filter((name) => !used.has(name))
          .map((name) => rm(path.join(folder, name)).catch(() => undefined)),
      )
    },
  }
}

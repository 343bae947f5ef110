import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createTextEncoder } from './encode-text.js'
import type { KeptForms } from './kept-forms.js'

const NONE: KeptForms = {
  find: async () => undefined,
  keep: async () => undefined,
  dropOthers: async () => undefined,
}

/** Words that repeat, but not at once. */
function writeText(size: number): Buffer {
  let text = ''
  for (let index = 0; text.length < size; index++)
    text += `const name${index % 97} = ${(index * index) % 1009}\n`
  return Buffer.from(text.slice(0, size))
}

test('S155 each form of a text is that text', async () => {
  const { bytes, forms } = await createTextEncoder(NONE)(writeText(5000))
  expect(brotliDecompressSync(forms.get('.br')!).equals(bytes)).toBe(true)
  expect(gunzipSync(forms.get('.gz')!).equals(bytes)).toBe(true)
})

test('S155 the effort goes to the first half megabyte, in texts that fit into what is left', async () => {
  const encode = createTextEncoder(NONE)
  const toSize = async (size: number): Promise<number> => {
    const { forms } = await encode(writeText(size))
    return forms.get('.br')!.length
  }
  const best = await toSize(200_000)
  const tooLarge = await toSize(400_000)
  expect(await toSize(200_000)).toBe(best)
  expect(await toSize(200_000)).toBeGreaterThan(best)
  expect(tooLarge).toBeGreaterThan(best)
  expect(await toSize(50_000)).toBeLessThan(best)
})

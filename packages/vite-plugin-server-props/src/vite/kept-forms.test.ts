import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTextEncoder } from './encode-text.js'
import { createKeptForms } from './kept-forms.js'

const text = Buffer.from(Array.from({ length: 5000 }, (_, index) => `const name${index % 97}\n`).join(''))
const other = Buffer.from(`${text}//`)

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kept-forms-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

test('S155 a form is found by its text and ending', async () => {
  const kept = createKeptForms(path.join(folder, 'deeper'))
  expect(await kept.find(text, '.br')).toBeUndefined()
  const form = brotliCompressSync(text)
  await kept.keep(text, '.br', form)
  expect((await kept.find(text, '.br'))?.equals(form)).toBe(true)
  expect(await kept.find(text, '.gz')).toBeUndefined()
  expect(await kept.find(other, '.br')).toBeUndefined()
})

test.each([
  ['of another text', gzipSync(other)],
  ['cut short', gzipSync(text).subarray(0, 20)],
  ['empty', Buffer.alloc(0)],
])('S155 a form that is %s is none', async (_name, form) => {
  const kept = createKeptForms(folder)
  await kept.keep(text, '.gz', form)
  expect(readdirSync(folder)).toHaveLength(1)
  expect(await kept.find(text, '.gz')).toBeUndefined()
})

test('what a build has not used is dropped, and nothing else', async () => {
  const earlier = createKeptForms(folder)
  await earlier.keep(text, '.gz', gzipSync(text))
  await earlier.keep(other, '.gz', gzipSync(other))
  writeFileSync(path.join(folder, 'left-over.br.123'), '')
  const later = createKeptForms(folder)
  await later.find(text, '.gz')
  await later.dropOthers()
  expect(readdirSync(folder)).toHaveLength(1)
  expect(await createKeptForms(folder).find(text, '.gz')).toBeDefined()
})

test('a folder that can’t be written to keeps nothing and disturbs nobody', async () => {
  writeFileSync(path.join(folder, 'file'), '')
  const kept = createKeptForms(path.join(folder, 'file/below'))
  await kept.keep(text, '.gz', gzipSync(text))
  expect(await kept.find(text, '.gz')).toBeUndefined()
  await kept.dropOthers()
})

test('S155 the encoder takes the forms of large texts from there, and makes those of small ones', async () => {
  const form = brotliCompressSync(text, { params: {} })
  await createKeptForms(folder).keep(text, '.br', form)
  const small = text.subarray(0, 5000)
  const encode = createTextEncoder(createKeptForms(folder))
  const [{ forms }, ofSmall] = [await encode(text), await encode(small)]
  expect(forms.get('.br')?.equals(form)).toBe(true)
  expect(gunzipSync(forms.get('.gz')!).equals(text)).toBe(true)
  expect(brotliDecompressSync(ofSmall.forms.get('.br')!).equals(small)).toBe(true)
  const names = readdirSync(folder)
  expect(names.filter((name) => /\.(?:br|gz)$/.test(name))).toHaveLength(2)
  expect(names.map((name) => name.replace(/\..*/, ''))).toEqual(
    names.map(() => names[0]?.replace(/\..*/, '')),
  )
})

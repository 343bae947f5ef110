import type { KeptForms } from './kept-forms.js'
import { createCodecs } from './text-codecs.js'

/** A text, and its compressed forms by the endings of their files. */
export interface EncodedText {
  readonly bytes: Buffer
  readonly forms: ReadonlyMap<string, Buffer>
}

/** Compresses a text in all ways that Node knows: Zstandard is there from 22.15 on. */
export type EncodeText = (bytes: Buffer) => Promise<EncodedText>

/** In bytes of text: what takes a core about half a second. */
const BEST_IN_ALL = 500_000

/** In bytes of text: smaller ones are compressed in some milliseconds. */
const SMALLEST_KEPT = 16_384

/**
 * Takes the texts of one build, the larger ones first. As long as they are few they are compressed with effort, which is
 * ten times the work for a few percent: for thousands of small pages it would take longer than the rest of the build. Of
 * the largest, which are the same from build to build (React's chunk), the forms are kept.
 */
export function createTextEncoder(kept: KeptForms): EncodeText {
  const codecs = createCodecs()
  let left = BEST_IN_ALL
  return async (bytes) => {
    const isBest = bytes.length <= left
    if (isBest) left -= bytes.length
    const store = isBest && bytes.length >= SMALLEST_KEPT ? kept : undefined
    const forms = new Map<string, Buffer>()
    for (const [ending, { encode }] of codecs) {
      let form = await store?.find(bytes, ending)
      if (form === undefined) {
        form = await encode(bytes, isBest)
        await store?.keep(bytes, ending, form)
      }
      forms.set(ending, form)
    }
    return { bytes, forms }
  }
}

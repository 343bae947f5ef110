import { toPathPart } from './prop-path.js'

/** How much of a page's data a path makes up. */
export interface PropSize {
  /** Such as `user.name`, or `posts[].body` for that of all items together. */
  readonly path: string
  /** UTF-8 bytes of its JSON. */
  readonly bytes: number
}

/** Deeper paths help nobody, and props may be deep (F12). */
const DEEPEST = 8

/** The parts of props that weigh most, the heaviest first, at most so many; what is below a hundredth is left out. */
export function listPropSizes(props: Readonly<Record<string, unknown>>, most: number): readonly PropSize[] {
  const sizes = new Map<string, number>()
  const total = measure(props, '', 0, sizes)
  sizes.delete('')
  return [...sizes]
    .filter(([, bytes]) => bytes * 100 >= total)
    .map(([path, bytes]) => ({ path: path.replace(/^\./, ''), bytes }))
    .toSorted((a, b) => b.bytes - a.bytes)
    .slice(0, most)
}

/** The size of a value; adds those of its parts, and its own, to what is known of their paths. */
function measure(value: unknown, path: string, depth: number, sizes: Map<string, number>): number {
  const bytes =
    depth < DEEPEST && typeof value === 'object' && value !== null && !hasToJson(value)
      ? measureParts(value, path, depth, sizes)
      : sizeOf(JSON.stringify(value) ?? 'null')
  sizes.set(path, (sizes.get(path) ?? 0) + bytes)
  return bytes
}

function measureParts(value: object, path: string, depth: number, sizes: Map<string, number>): number {
  const isList = Array.isArray(value)
  let bytes = 1
  for (const [key, part] of Object.entries(value)) {
    // What JSON leaves out of an object weighs nothing.
    if (part === undefined && !isList) continue
    const own = isList ? 1 : sizeOf(JSON.stringify(key)) + 2
    bytes += own + measure(part, path + (isList ? '[]' : toPathPart(key)), depth + 1, sizes)
  }
  // A comma was counted for the last part, in place of the bracket that ends an empty one.
  return bytes === 1 ? 2 : bytes
}

function hasToJson(value: object): boolean {
  return 'toJSON' in value && typeof value.toJSON === 'function'
}

/** UTF-8 bytes of a text. */
export function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length
}

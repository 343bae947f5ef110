import { toPathPart } from '../shared/prop-path.js'
import { createSerializationError } from './errors.js'

type Visit =
  | { readonly kind: 'value'; readonly value: unknown; readonly path: string }
  /** All that an object holds has been looked at. */
  | { readonly kind: 'leave'; readonly value: object }

/**
 * Throws, naming the place, when props hold what JSON would drop or change (section 4). For development;
 * production doesn't check. Keeps its own stack, so that deep props are no deep recursion (F12).
 */
export function checkProps(props: unknown, page: string): void {
  if (!isPlainObject(props)) {
    const reason = `Props must be returned as a plain object from getServerSideProps: \`{ props: { ... } }\` (received: \`${labelOf(props)}\`).`
    throw createSerializationError('', page, reason)
  }
  const pending: Visit[] = [{ kind: 'value', value: props, path: '' }]
  // Only ancestors count: the same object in two places is no circle (S96).
  const ancestors = new Map<object, string>()
  for (let visit = pending.pop(); visit !== undefined; visit = pending.pop()) {
    const { value } = visit
    if (visit.kind === 'leave') {
      ancestors.delete(visit.value)
      continue
    }
    const { path } = visit
    const reason = reasonAgainst(value, ancestors)
    if (reason !== undefined) throw createSerializationError(path, page, reason)
    if (typeof value !== 'object' || value === null) continue
    ancestors.set(value, path)
    pending.push({ kind: 'leave', value })
    pushChildren(pending, value, path)
  }
}

/** The last child first, so that they are looked at in their order. */
function pushChildren(pending: Visit[], value: object, path: string): void {
  if (Array.isArray(value)) {
    for (let index = value.length - 1; index >= 0; index--) {
      // A hole is no value: it travels as null, in production as well (S103).
      if (index in value) pending.push({ kind: 'value', value: value[index], path: `${path}[${index}]` })
    }
    return
  }
  const entries = Object.entries(value)
  for (let index = entries.length - 1; index >= 0; index--) {
    const [key, child] = entries[index] as [string, unknown]
    pending.push({ kind: 'value', value: child, path: path + toPathPart(key) })
  }
}

function reasonAgainst(value: unknown, ancestors: ReadonlyMap<object, string>): string | undefined {
  switch (typeof value) {
    case 'undefined':
      return '`undefined` cannot be serialized as JSON. Please use `null` or omit this value.'
    case 'function':
    case 'symbol':
    case 'bigint':
      return `\`${typeof value}\` cannot be serialized as JSON. Please only return JSON serializable data types.`
    case 'object':
      if (value === null) return undefined
      if (ancestors.has(value)) {
        const first = ancestors.get(value) || '(self)'
        return `Circular references cannot be expressed in JSON (references: \`${first}\`).`
      }
      if (Array.isArray(value) || isPlainObject(value)) return undefined
      return `\`object\` ("${labelOf(value)}") cannot be serialized as JSON. Please only return JSON serializable data types.`
    default:
      return undefined
  }
}

/** Of any realm: a test runner or a worker hands over objects of another one. */
function isPlainObject(value: unknown): value is object {
  if (labelOf(value) !== '[object Object]') return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.hasOwn(prototype as object, 'isPrototypeOf')
}

function labelOf(value: unknown): string {
  return Object.prototype.toString.call(value)
}

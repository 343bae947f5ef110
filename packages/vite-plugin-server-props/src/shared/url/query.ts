/** Search parameters, or search and route parameters together. A repeated key holds an array (S37). */
export type Query = Record<string, string | string[] | undefined>

/** The parameters of a route: text for `[x]`, arrays for catch-alls (S34). */
export type Params = Record<string, string | string[] | undefined>

/** An object without a prototype: names that a request chose can reach nothing on it (T4). */
export function createQuery(): Query {
  return Object.create(null) as Query
}

/**
 * Reads a search string, with or without its `?`, the way forms write it: `+` is a space, a key
 * without a value is `''`, empty pieces are dropped, malformed encoding is no error (S37 to S41).
 */
export function parseQuery(search: string): Query {
  const query = createQuery()
  if (search.length < 2) return query
  for (const [key, value] of new URLSearchParams(search)) {
    const present = query[key]
    if (Array.isArray(present)) present.push(value)
    else query[key] = present === undefined ? value : [present, value]
  }
  return query
}

/** Lays route parameters over search parameters; a route parameter always wins (S36, T8). */
export function mergeQuery(query: Query, params?: Params): Query {
  return Object.assign(createQuery(), query, params)
}

/**
 * Writes a query object as a search string without `?`. Text, numbers and booleans are written as
 * they are, arrays repeat their key, anything else becomes an empty value (C147).
 */
export function stringifyQuery(query: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    for (const item of [value].flat()) search.append(key, toText(item))
  }
  return search.toString()
}

function toText(value: unknown): string {
  return /^(?:string|number|boolean)$/.test(typeof value) && !Number.isNaN(value) ? String(value) : ''
}

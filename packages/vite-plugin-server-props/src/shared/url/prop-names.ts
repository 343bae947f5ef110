// The props that page data is asked for stand beside the build id, as `<build>~comments,votes`: in the path, because
// it alone decides what is answered (T5) and no search parameter is taken from pages (T8).

/** Between the build id, which never has it, and the names. */
const MARK = '~'

/** A build id with the names of the wanted props: each once and in order, so that one choice has one address (T10). */
export function addNames(buildId: string, names: readonly string[]): string {
  return buildId + MARK + [...new Set(names)].toSorted().map(encodeURIComponent).join(',')
}

/** Takes the names off again; undefined for any spelling but the one of `addNames`. */
export function readNames(
  segment: string,
): { readonly buildId: string; readonly only?: readonly string[] } | undefined {
  const mark = segment.indexOf(MARK)
  if (mark < 0) return { buildId: segment }
  const buildId = segment.slice(0, mark)
  const text = segment.slice(mark + 1)
  try {
    const only = text.split(',').map(decodeURIComponent)
    return text !== '' && addNames(buildId, only) === segment ? { buildId, only } : undefined
  } catch {
    return undefined
  }
}

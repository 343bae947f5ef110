/** The one in the middle; the upper one of two. */
export function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1]
}

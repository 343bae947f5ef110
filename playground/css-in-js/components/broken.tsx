/** Throws for one name, when styles have already been collected. */
export function Broken({ name }: { name: string }) {
  if (name === 'broken-page') throw new Error('the page is broken')
  return null
}

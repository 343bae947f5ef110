/** A shelf of the shop. */
export interface Subject {
  readonly slug: string
  readonly name: string
  readonly line: string
}

/** The shelves, in the order in which they stand. */
export const SUBJECTS: readonly Subject[] = [
  { slug: 'fiction', name: 'Fiction', line: 'Novels and stories, long and short' },
  { slug: 'mystery', name: 'Mystery', line: 'Locked rooms, open questions' },
  { slug: 'travel', name: 'Travel', line: 'Slow journeys by water, rail and foot' },
  { slug: 'nature', name: 'Nature', line: 'Birds, bogs, weather and trees' },
  { slug: 'history', name: 'History', line: 'How ordinary things came to be' },
  { slug: 'cooking', name: 'Cooking', line: 'Bread, broth and the kitchen garden' },
]

/** Finds a shelf by the word that stands for it in addresses. */
export function findSubject(slug: string | undefined): Subject | undefined {
  return SUBJECTS.find((subject) => subject.slug === slug)
}

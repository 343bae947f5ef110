import { toDate, type BookRow } from './list-books.js'

const NAMES = ['Agnes', 'Bo', 'Clemency', 'Dara', 'Edwin', 'Fay', 'Gil', 'Hana', 'Ivo', 'Jo', 'Kit', 'Lena']

const REVIEWS: readonly (readonly [stars: number, body: string])[] = [
  [5, 'Read it in two evenings and gave my copy away at once. Bought another.'],
  [4, 'Takes its time to begin, and then I missed my stop.'],
  [5, 'The kind of book you read aloud to whoever happens to be in the room.'],
  [3, 'Lovely sentences. I could have done with fewer of them in the middle.'],
  [4, 'Not what the cover promised, and better for it.'],
  [5, 'My mother, my neighbour and I all cried at different places.'],
  [2, 'I can see why others like it. It made me want to tidy the shed.'],
  [4, 'Careful, curious and often very funny. The notes at the end are worth it.'],
  [5, 'Third time through. There is still something new on every page.'],
  [3, 'Good company for a long journey, though it outlasted mine.'],
  [4, 'Recommended to me at the counter, and they were right again.'],
  [5, 'A small, exact, generous book. I wish it were twice as long.'],
  [4, 'I went in for a present and kept it for myself.'],
]

const DAY = 86_400_000

/** Between none and four reviews for each book, always the same. */
export function listReviews(books: readonly BookRow[]): object[] {
  return books.flatMap((book) => {
    const count = (book.number * 7) % 5
    return Array.from({ length: count }, (_, index) => {
      const [stars, body] = REVIEWS[(book.number * 3 + index * 5) % REVIEWS.length] ?? [4, '']
      const days = ((book.number * 13 + index * 37) % 200) + 12
      return {
        book: book.number,
        name: NAMES[(book.number * 5 + index * 7) % NAMES.length],
        stars,
        body,
        written_on: toDate(Date.UTC(2026, 10, 10) - days * DAY),
      }
    })
  })
}

import type { IncomingMessage } from 'node:http'
import { readForm } from './read-form.js'
import { saveReview } from './reviews.js'
import type { Visit } from './visit.js'
import { setWish } from './wishes.js'
import { seeOther, toSignIn } from './with-shop.js'

/** Takes the forms of a book's page: onto the wishlist, off it, and a review. */
export async function postToBook(
  req: IncomingMessage,
  { reader }: Visit,
  slug: string,
): Promise<ReturnType<typeof seeOther>> {
  const form = await readForm(req)
  const page = `/books/${slug}`
  // After a form the browser asks for the sign-in page by GET, so that the address is all that comes along.
  if (reader === null) return seeOther(toSignIn(page).redirect.destination)
  if (form.get('intent') !== 'review') {
    await setWish(reader.id, slug, form.get('intent') === 'wish')
    return seeOther(page)
  }
  const isSaved = await saveReview(reader, slug, form)
  return seeOther(isSaved ? `${page}#reviews` : `${page}?problem=review#reviews`)
}

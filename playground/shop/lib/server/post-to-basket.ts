import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { addToBasket, setQuantity } from './basket.js'
import { COOKIES, setCookie } from './cookies.js'
import { placeOrder } from './orders.js'
import { readForm } from './read-form.js'
import type { Visit } from './visit.js'
import { seeOther } from './with-shop.js'

const SIXTY_DAYS = 60 * 24 * 60 * 60

/** Takes the basket's forms: one more copy, so many copies, and the order. */
export async function postToBasket(
  req: IncomingMessage,
  res: ServerResponse,
  { reader, basket }: Visit,
): Promise<ReturnType<typeof seeOther>> {
  const form = await readForm(req)
  const book = form.get('book') ?? ''
  switch (form.get('intent')) {
    case 'add': {
      const name = basket ?? randomUUID()
      await addToBasket(name, book)
      setCookie(res, COOKIES.basket, name, SIXTY_DAYS)
      break
    }
    case 'set': {
      const quantity = Number(form.get('quantity'))
      if (basket !== null && Number.isInteger(quantity)) await setQuantity(basket, book, quantity)
      break
    }
    case 'order': {
      if (reader === null) return seeOther('/sign-in?next=/basket')
      const order = basket === null ? undefined : await placeOrder(reader.id, basket)
      return seeOther(order === undefined ? '/basket?problem=stock' : `/account/orders/${order}`)
    }
  }
  return seeOther('/basket')
}

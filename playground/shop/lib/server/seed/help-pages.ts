/** The shop's help: `path` is its address below `/help`; paragraphs are parted by an empty line. */
export const HELP_PAGES = [
  {
    path: 'delivery',
    title: 'Delivery',
    summary: 'What it costs, and how long it takes',
    place: 1,
    body: `Parcels leave the shop at four every weekday. Within the country they take two or three days and cost £2.80, however many books are inside; from £40 we carry the cost.\n\nYou can also have your books put aside and collect them at the counter. We keep them for two weeks, and longer when you tell us that you are on your way.`,
  },
  {
    path: 'delivery/abroad',
    title: 'Delivery abroad',
    summary: 'Post to islands, mountains and other countries',
    place: 2,
    body: `We post to most countries of the world, by the slowest service that keeps books dry. Allow two weeks for Europe and four for everywhere else.\n\nPrices in other currencies are worked out at the shop’s own monthly rate, and you pay what the page says on the day of your order. Customs may ask for a fee that we cannot foresee.`,
  },
  {
    path: 'delivery/gifts',
    title: 'Gifts',
    summary: 'Brown paper, string, and a card in our handwriting',
    place: 3,
    body: `Tell us that it is a present and we wrap it in brown paper with string, and leave the price out of the parcel. There is no charge for that.\n\nA card costs nothing either, but please keep it under forty words: whoever is at the counter writes it by hand.`,
  },
  {
    path: 'returns',
    title: 'Returns',
    summary: 'Thirty days, no questions',
    place: 4,
    body: `Send a book back within thirty days, clean enough to be sold again, and we return what you paid for it. You need not say why.\n\nIf we sent the wrong book, or one with pages missing, keep it or pass it on: we post the right one the same day.`,
  },
  {
    path: 'orders',
    title: 'Orders and accounts',
    summary: 'What we keep about you, and what for',
    place: 5,
    body: `Your account holds your name, your e-mail address, your orders and your wishlist. That is all we need to send you a parcel and to answer when you ask about it.\n\nYou stay signed in for two weeks on the same device, or until you sign out.`,
  },
] as const

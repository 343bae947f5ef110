import type { BookSeed } from './book-seed.js'

export const FICTION: readonly BookSeed[] = [
  {
    title: 'The Salt Almanac',
    author: 'Maren Ostergate',
    year: 2024,
    pages: 312,
    price: 1699,
    stock: 14,
    motif: 'waves',
    palette: 'harbour',
    about:
      'For forty years the keeper of a tidal island writes down the weather, the visitors and one lie. When a surveyor comes to check her figures, every entry has to be read again.',
  },
  {
    title: 'A House Facing North',
    author: 'Corin Athelby',
    year: 2021,
    pages: 268,
    price: 999,
    stock: 22,
    motif: 'arches',
    palette: 'chalk',
    about:
      'Three sisters inherit a house that none of them wants and all of them need. A quiet, funny novel about damp, debt and who gets the piano.',
  },
  {
    title: 'What the Ferryman Kept',
    author: 'Sunniva Keel',
    year: 2023,
    pages: 344,
    price: 1099,
    stock: 9,
    motif: 'bars',
    palette: 'night',
    about:
      'Things are left behind on the last boat: umbrellas, a cello, a letter addressed to nobody. The ferryman returns them one by one, and each return costs him something.',
  },
  {
    title: 'Small Hours at the Orchid Hotel',
    author: 'Junia Castellane',
    year: 2019,
    pages: 221,
    price: 899,
    stock: 5,
    motif: 'stars',
    palette: 'plum',
    about:
      'Eleven linked stories told by a night porter, between the closing of the bar and the first delivery of bread. Nobody sleeps, and nobody quite says why.',
  },
  {
    title: 'The Understudy of Weather',
    author: 'Amadi Coldharbour',
    year: 2025,
    pages: 407,
    price: 1899,
    stock: 17,
    motif: 'rain',
    palette: 'sky',
    about:
      'A provincial theatre hires a meteorologist to tell it when to play outdoors. He is wrong all summer, and the company has never been happier.',
  },
  {
    title: 'Letters to a Closed Railway',
    author: 'Hester Lindqvarn',
    year: 2018,
    pages: 196,
    price: 850,
    stock: 3,
    motif: 'grid',
    palette: 'brick',
    about:
      'A retired signalman goes on filing complaints with a line that shut in 1967, until one winter somebody answers. A novella about patience, in the form of correspondence.',
  },
  {
    title: 'Ordinary Lanterns',
    author: 'Ravi Penhallow',
    year: 2022,
    pages: 289,
    price: 999,
    stock: 12,
    motif: 'sun',
    palette: 'mustard',
    about:
      'Four generations keep a lamp shop in a town that has had electricity since 1911. It is not nostalgia, the grandmother insists: it is stock.',
  },
  {
    title: 'The Glass Half',
    author: 'Oriel Vantongeren',
    year: 2020,
    pages: 254,
    price: 950,
    stock: 0,
    motif: 'rings',
    palette: 'moss',
    about:
      'A glazier and an optician marry late and see everything differently. Told in alternating chapters that agree about nothing but the ending.',
  },
  {
    title: 'Inventory of a Quiet Street',
    author: 'Catrin Ferrowby',
    year: 2024,
    pages: 276,
    price: 1599,
    stock: 8,
    motif: 'grid',
    palette: 'chalk',
    about:
      'House by house, object by object, a removal clerk describes one street on the day before it is pulled down. By number nineteen it has become a love story.',
  },
  {
    title: 'Winter Keeps the Key',
    author: 'Bram Tallisworth',
    year: 2017,
    pages: 330,
    price: 899,
    stock: 11,
    motif: 'hills',
    palette: 'night',
    about:
      'Snow closes the pass and five strangers divide the work of a mountain inn among them. By March they have a rota, a constitution and a grave.',
  },
]

import type { BookSeed } from './book-seed.js'

export const HISTORY: readonly BookSeed[] = [
  {
    title: 'A History of the Doorstep',
    author: 'Anselm Drury',
    year: 2022,
    pages: 311,
    price: 1350,
    stock: 13,
    motif: 'arches',
    palette: 'brick',
    about:
      'Scrubbed, sat on, quarrelled over and carried across: six centuries of the few square feet between a home and the world. Richly illustrated.',
  },
  {
    title: 'The Paper Rivers',
    author: 'Dov Marlowsky',
    year: 2020,
    pages: 398,
    price: 1499,
    stock: 7,
    motif: 'waves',
    palette: 'chalk',
    about:
      'How rags became pages along seven mill streams, and how the pages changed the people who had worn the rags. The best short account of paper we know.',
  },
  {
    title: 'Counting Sheep and Other Sums',
    author: 'Isolde Marchbank',
    year: 2024,
    pages: 276,
    price: 1299,
    stock: 18,
    motif: 'grid',
    palette: 'moss',
    about:
      'Knots, notches, tallies and beads: what people did with numbers before they wrote them down. You can try most of it at the kitchen table.',
  },
  {
    title: 'The Street Lamp Committee',
    author: 'Pell Rastrick',
    year: 2019,
    pages: 259,
    price: 1099,
    stock: 4,
    motif: 'stars',
    palette: 'night',
    about:
      'In 1828 a small town decided to be light at night, and argued about it for thirty-one years. Told from the minutes, which are glorious.',
  },
  {
    title: 'Buttons',
    author: 'Odalys Fenwick',
    year: 2021,
    pages: 192,
    price: 999,
    stock: 22,
    motif: 'rings',
    palette: 'plum',
    about:
      'Shell, horn, brass, bone and plastic. A whole economy hung by a thread, and here it is in a hundred objects from one biscuit tin.',
  },
  {
    title: 'Harvest Home',
    author: 'Hester Lindqvarn',
    year: 2018,
    pages: 347,
    price: 1199,
    stock: 9,
    motif: 'sun',
    palette: 'mustard',
    about:
      'One farm, one field, one sheaf at a time, from the sickle to the satellite. The author has cut corn with every tool that she describes.',
  },
  {
    title: 'The Wrong Calendar',
    author: 'Silas Underhay',
    year: 2023,
    pages: 288,
    price: 1250,
    stock: 11,
    motif: 'bars',
    palette: 'harbour',
    about:
      'Eleven days went missing in September, and a village refused to let them go. A study of time, taxes and stubbornness.',
  },
  {
    title: 'Umbrella Makers’ Lane',
    author: 'Junia Castellane',
    year: 2017,
    pages: 304,
    price: 950,
    stock: 0,
    motif: 'rain',
    palette: 'plum',
    about:
      'Seventy workshops once stood in a street four metres wide. Their account books, their strikes and their weddings, until the last rib was bent in 1958.',
  },
  {
    title: 'Bridges That Were Not Built',
    author: 'Corin Athelby',
    year: 2025,
    pages: 329,
    price: 2250,
    stock: 14,
    motif: 'hills',
    palette: 'chalk',
    about:
      'Too long, too dear, too early, or only drawn upside down: forty splendid plans that stayed on paper. With fold-out elevations.',
  },
  {
    title: 'Warm Milk and Iron',
    author: 'Leontyne Ashgrove',
    year: 2020,
    pages: 266,
    price: 1099,
    stock: 6,
    motif: 'leaves',
    palette: 'brick',
    about:
      'What the village nurse carried in her bag, year by year, and what each thing replaced. Medicine as it reached the last house on the lane.',
  },
]

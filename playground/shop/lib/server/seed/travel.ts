import type { BookSeed } from './book-seed.js'

export const TRAVEL: readonly BookSeed[] = [
  {
    title: 'The Slow Boat Timetable',
    author: 'Noor Elmhirst',
    year: 2023,
    pages: 288,
    price: 1299,
    stock: 18,
    motif: 'waves',
    palette: 'sky',
    about:
      'A year on cargo boats, post boats and one very small lifeboat, from the Arctic circle to the tropics. With tide tables, recipes and a chapter on seasickness.',
  },
  {
    title: 'Seventeen Ferries',
    author: 'Anselm Drury',
    year: 2020,
    pages: 254,
    price: 1099,
    stock: 12,
    motif: 'bars',
    palette: 'harbour',
    about:
      'The whole of a coast, crossed inlet by inlet, at the speed of whoever happened to be rowing. The shortest crossing takes two minutes and a whole chapter.',
  },
  {
    title: 'Notes from a Branch Line',
    author: 'Hester Lindqvarn',
    year: 2021,
    pages: 231,
    price: 999,
    stock: 9,
    motif: 'grid',
    palette: 'moss',
    about:
      'Forty small stations, forty waiting rooms, forty flasks of tea. What you see of a country when the express does not stop.',
  },
  {
    title: 'A Walk Around the Estuary',
    author: 'Emeka Wrayburn',
    year: 2024,
    pages: 302,
    price: 1499,
    stock: 14,
    motif: 'sun',
    palette: 'chalk',
    about:
      'Nine days of mud, birdsong and power stations, walked with a dog who did not care for any of it. There are maps, and one of them is right.',
  },
  {
    title: 'The Night Train Pocket Companion',
    author: 'Pell Rastrick',
    year: 2022,
    pages: 176,
    price: 1250,
    stock: 25,
    motif: 'stars',
    palette: 'night',
    about:
      'Which side to sit on, what to eat, how to sleep, and what is that light? Thirty-one sleeper trains, described from the lower berth.',
  },
  {
    title: 'Salt Roads',
    author: 'Sunniva Keel',
    year: 2018,
    pages: 365,
    price: 1199,
    stock: 7,
    motif: 'hills',
    palette: 'mustard',
    about:
      'The old ways by which salt went inland, walked again with a mule called Deputy. Half journey, half history, and some hard words about shoes.',
  },
  {
    title: 'Every Lighthouse but One',
    author: 'Corin Athelby',
    year: 2019,
    pages: 318,
    price: 1350,
    stock: 0,
    motif: 'rings',
    palette: 'brick',
    about:
      'The author set out to climb every lighthouse in the islands and was kept from one of them, by weather, for six years. This is mostly about that one.',
  },
  {
    title: 'Cities by Their Markets',
    author: 'Junia Castellane',
    year: 2025,
    pages: 346,
    price: 2199,
    stock: 11,
    motif: 'arches',
    palette: 'plum',
    about:
      'Twelve cities, met at five in the morning where they buy their fish. A guide for people who get up early, or have not yet gone to bed.',
  },
  {
    title: 'The Understated Desert',
    author: 'Ravi Penhallow',
    year: 2017,
    pages: 272,
    price: 999,
    stock: 6,
    motif: 'sun',
    palette: 'mustard',
    about:
      'No camels, no dunes, no revelations: gravel, wind, a well with a lock on it and the people who hold the key. A modest classic.',
  },
  {
    title: 'Rain on the Lesser Islands',
    author: 'Maren Ostergate',
    year: 2016,
    pages: 209,
    price: 899,
    stock: 13,
    motif: 'rain',
    palette: 'harbour',
    about:
      'A wet spring among people who have eleven words for it. The author’s first book, and still the one that readers ask for by the colour of its cover.',
  },
]

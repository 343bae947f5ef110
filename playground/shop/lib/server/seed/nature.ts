import type { BookSeed } from './book-seed.js'

export const NATURE: readonly BookSeed[] = [
  {
    title: 'The Hedge Year',
    author: 'Catrin Ferrowby',
    year: 2023,
    pages: 264,
    price: 1299,
    stock: 20,
    motif: 'leaves',
    palette: 'moss',
    about:
      'Twelve months with one hedge, eighty metres long and four hundred years old. Hardly anything happens, and it is impossible to stop reading.',
  },
  {
    title: 'A Field Guide to Ordinary Birds',
    author: 'Emeka Wrayburn',
    year: 2021,
    pages: 224,
    price: 1450,
    stock: 31,
    motif: 'bars',
    palette: 'sky',
    about:
      'Sparrows, crows, pigeons, gulls: the ones you will really see. With drawings that show them as they mostly are, which is wet.',
  },
  {
    title: 'Moss: A Biography',
    author: 'Odalys Fenwick',
    year: 2020,
    pages: 198,
    price: 1099,
    stock: 8,
    motif: 'rings',
    palette: 'moss',
    about:
      'It has no roots, no flowers and no hurry, and it has outlived nearly everything. A small book about a small thing that holds the hills together.',
  },
  {
    title: 'The Bog Speaks Slowly',
    author: 'Bram Tallisworth',
    year: 2024,
    pages: 287,
    price: 1599,
    stock: 15,
    motif: 'hills',
    palette: 'brick',
    about:
      'Peat keeps everything it is given: pollen, butter, shoes, weather. A soil scientist reads four metres of it from top to bottom.',
  },
  {
    title: 'Clouds for Beginners',
    author: 'Yuki Thornbury',
    year: 2019,
    pages: 160,
    price: 950,
    stock: 27,
    motif: 'rain',
    palette: 'sky',
    about:
      'How to name them, how to read them, and how to lie on your back for an hour without being asked what you are doing. With a chart to cut out.',
  },
  {
    title: 'What Owls Are For',
    author: 'Odalys Fenwick',
    year: 2022,
    pages: 243,
    price: 1150,
    stock: 10,
    motif: 'stars',
    palette: 'night',
    about:
      'Four winters in a barn with a notebook, a red lamp and a family of owls who were not consulted. The chapter on pellets has a following.',
  },
  {
    title: 'The Long Tide',
    author: 'Amadi Coldharbour',
    year: 2018,
    pages: 335,
    price: 1199,
    stock: 5,
    motif: 'waves',
    palette: 'harbour',
    about:
      'From plankton to pier, everything that the sea brings in and takes away on one beach in eighteen years. Bring it along in a waterproof bag.',
  },
  {
    title: 'Trees of the Car Park',
    author: 'Leontyne Ashgrove',
    year: 2025,
    pages: 212,
    price: 1399,
    stock: 16,
    motif: 'grid',
    palette: 'mustard',
    about:
      'They are planted in gravel, leaned on by trolleys and lit all night, and they grow. A botanist’s walk around the places nobody looks at.',
  },
  {
    title: 'Wintering Grounds',
    author: 'Tobin Rastrick',
    year: 2017,
    pages: 301,
    price: 999,
    stock: 0,
    motif: 'hills',
    palette: 'sky',
    about:
      'Where the geese go, and who waits for them there. A book about distance by someone who followed one ringed bird for six thousand kilometres.',
  },
  {
    title: 'An Hour of Bees',
    author: 'Noor Elmhirst',
    year: 2023,
    pages: 184,
    price: 1050,
    stock: 12,
    motif: 'sun',
    palette: 'mustard',
    about:
      'Sixty minutes beside one lavender bush, minute by minute. You will learn fourteen species and sit down more often.',
  },
]

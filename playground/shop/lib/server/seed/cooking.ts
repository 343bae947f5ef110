import type { BookSeed } from './book-seed.js'

export const COOKING: readonly BookSeed[] = [
  {
    title: 'Bread for Tomorrow',
    author: 'Petra Wolvercote',
    year: 2022,
    pages: 240,
    price: 1899,
    stock: 24,
    motif: 'sun',
    palette: 'mustard',
    about:
      'Thirty loaves that are made in the evening and baked in the morning, by someone with a job. One bowl, one tin, no starter with a name.',
  },
  {
    title: 'The Soup Calendar',
    author: 'Ravi Penhallow',
    year: 2024,
    pages: 208,
    price: 1650,
    stock: 17,
    motif: 'rings',
    palette: 'brick',
    about:
      'Fifty-two soups, one for each week, in the order in which the vegetables come. The one for the second week of February is worth the price.',
  },
  {
    title: 'Beans, Mostly',
    author: 'Noor Elmhirst',
    year: 2021,
    pages: 196,
    price: 1450,
    stock: 29,
    motif: 'leaves',
    palette: 'moss',
    about:
      'Dried, soaked, simmered, fried, mashed and left overnight. A cheerful and thorough book about the most patient thing in the cupboard.',
  },
  {
    title: 'A Kitchen by the Sea',
    author: 'Sunniva Keel',
    year: 2019,
    pages: 276,
    price: 1999,
    stock: 8,
    motif: 'waves',
    palette: 'sky',
    about:
      'Mussels, seaweed, smoked things and potatoes, cooked on one ring with the door open. Photographs on every page, weather in most of them.',
  },
  {
    title: 'Preserving the Argument',
    author: 'Yuki Thornbury',
    year: 2023,
    pages: 232,
    price: 1599,
    stock: 12,
    motif: 'bars',
    palette: 'plum',
    about:
      'Pickles, jams and ferments, and the family disagreements that go with each. Both grandmothers are given the right of reply.',
  },
  {
    title: 'Supper for One and a Half',
    author: 'Catrin Ferrowby',
    year: 2025,
    pages: 184,
    price: 1799,
    stock: 20,
    motif: 'arches',
    palette: 'chalk',
    about:
      'Real meals for people who cook for themselves and a small child, or a large appetite. Nothing takes more than two pans.',
  },
  {
    title: 'The Apple Shed',
    author: 'Bram Tallisworth',
    year: 2018,
    pages: 254,
    price: 1350,
    stock: 3,
    motif: 'leaves',
    palette: 'brick',
    about:
      'Ninety varieties: which to eat at once, which to keep till March and which to leave for the blackbirds. Recipes for all but the last.',
  },
  {
    title: 'Salt, Smoke, Patience',
    author: 'Tobin Rastrick',
    year: 2020,
    pages: 228,
    price: 1550,
    stock: 0,
    motif: 'hills',
    palette: 'night',
    about:
      'How to cure, hang and smoke in a space no larger than a wardrobe. Careful about safety, careless about fashion.',
  },
  {
    title: 'Tea at Four, Rain at Five',
    author: 'Isolde Marchbank',
    year: 2017,
    pages: 172,
    price: 1250,
    stock: 15,
    motif: 'rain',
    palette: 'harbour',
    about:
      'Scones, parkin, seed cake and other reasons to stay indoors. Every recipe has been tested on a difficult aunt.',
  },
  {
    title: 'Pepper and Post Roads',
    author: 'Amadi Coldharbour',
    year: 2023,
    pages: 318,
    price: 2150,
    stock: 10,
    motif: 'grid',
    palette: 'mustard',
    about:
      'Spice by spice along the old mail routes, with dinner at every stop. A cook’s book and a traveller’s, with stains to prove both.',
  },
]

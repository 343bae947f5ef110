import type { BookSeed } from './book-seed.js'

export const MYSTERY: readonly BookSeed[] = [
  {
    title: 'Death of a Bell Ringer',
    author: 'Petra Wolvercote',
    year: 2022,
    pages: 298,
    price: 899,
    stock: 19,
    motif: 'arches',
    palette: 'night',
    about:
      'The tenor bell rings once at four in the morning, in a tower that is locked from the outside. Verger Ansty is the only one who can count the strokes that are missing.',
  },
  {
    title: 'The Archivist Is Not In',
    author: 'Silas Underhay',
    year: 2024,
    pages: 341,
    price: 1050,
    stock: 7,
    motif: 'grid',
    palette: 'brick',
    about:
      'A county record office finds that one of its boxes has been catalogued by somebody who never worked there. Whoever it was knew what would happen next.',
  },
  {
    title: 'Nine Wrong Numbers',
    author: 'Yuki Thornbury',
    year: 2021,
    pages: 263,
    price: 899,
    stock: 15,
    motif: 'rings',
    palette: 'mustard',
    about:
      'Every Thursday the same caller asks for a woman who has been dead for years. On the ninth Thursday she comes to the phone.',
  },
  {
    title: 'A Locked Garden',
    author: 'Isolde Marchbank',
    year: 2019,
    pages: 312,
    price: 850,
    stock: 6,
    motif: 'leaves',
    palette: 'moss',
    about:
      'The wall is twelve feet high, the gate is rusted shut and the roses have been pruned. An inspector with hay fever would rather be anywhere else.',
  },
  {
    title: 'The Cartographer’s Mistake',
    author: 'Dov Marlowsky',
    year: 2023,
    pages: 377,
    price: 1099,
    stock: 10,
    motif: 'hills',
    palette: 'chalk',
    about:
      'A village appears on one edition of a map and on no other. Two walkers who looked for it are found a week apart, in the same field.',
  },
  {
    title: 'Low Water at Marrick',
    author: 'Petra Wolvercote',
    year: 2025,
    pages: 324,
    price: 1699,
    stock: 21,
    motif: 'waves',
    palette: 'sky',
    about:
      'The drought of the century lays bare a drowned village, a church, and a car with this year’s tax disc. The second case for Verger Ansty.',
  },
  {
    title: 'Three Clocks Stopped',
    author: 'Leontyne Ashgrove',
    year: 2018,
    pages: 287,
    price: 799,
    stock: 4,
    motif: 'stars',
    palette: 'plum',
    about:
      'Three houses, three clocks, the same minute past eleven. A repairer who talks to nobody turns out to be the only witness.',
  },
  {
    title: 'The Ink Was Still Wet',
    author: 'Silas Underhay',
    year: 2020,
    pages: 309,
    price: 899,
    stock: 13,
    motif: 'rain',
    palette: 'harbour',
    about:
      'A forger is asked to authenticate his own work by someone who does not know it is his. He says yes, and that is when the trouble begins.',
  },
  {
    title: 'Quarter Past the Vicar',
    author: 'Isolde Marchbank',
    year: 2022,
    pages: 275,
    price: 850,
    stock: 16,
    motif: 'bars',
    palette: 'mustard',
    about:
      'The vicar was seen at the fair at three and at the station at three, and both photographs are genuine. A comedy with a body in it.',
  },
  {
    title: 'Evidence of Snow',
    author: 'Tobin Rastrick',
    year: 2024,
    pages: 352,
    price: 1150,
    stock: 2,
    motif: 'sun',
    palette: 'sky',
    about:
      'One set of footprints leads to the hut and none leads away, but the hut is empty. A northern mystery that is scrupulously fair to its reader.',
  },
]

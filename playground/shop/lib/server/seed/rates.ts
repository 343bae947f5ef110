/** What a pound costs elsewhere; the shop sets its own rates each month, these are made up. */
export const RATES = [
  { currency: 'EUR', name: 'Euro', per_pound: 1.17, digits: 2 },
  { currency: 'USD', name: 'US dollar', per_pound: 1.29, digits: 2 },
  { currency: 'SEK', name: 'Swedish krona', per_pound: 13.2, digits: 0 },
  { currency: 'CHF', name: 'Swiss franc', per_pound: 1.11, digits: 2 },
  { currency: 'JPY', name: 'Japanese yen', per_pound: 194, digits: 0 },
] as const

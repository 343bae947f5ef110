/** What is drawn on a cover. */
export const MOTIFS = [
  'waves',
  'sun',
  'hills',
  'grid',
  'rings',
  'leaves',
  'rain',
  'stars',
  'arches',
  'bars',
] as const
export type Motif = (typeof MOTIFS)[number]

/** Colours of a cover: ground, shape, second shape and lettering; lettering is readable on the ground. */
export const PALETTES = {
  harbour: { ground: '#17384a', shape: '#3f7d8c', accent: '#e8b65a', ink: '#f6efe0' },
  brick: { ground: '#8c3b2a', shape: '#b95f43', accent: '#f0cf9a', ink: '#fff4e6' },
  moss: { ground: '#2f4a34', shape: '#5c7f52', accent: '#d9cf8a', ink: '#f5f2df' },
  chalk: { ground: '#efe6d4', shape: '#cfbf9f', accent: '#b4532f', ink: '#2b241a' },
  plum: { ground: '#452743', shape: '#7a4a70', accent: '#e7a57f', ink: '#fbeee6' },
  sky: { ground: '#c9dde3', shape: '#8fb4c2', accent: '#d9793f', ink: '#1c3440' },
  mustard: { ground: '#d9a437', shape: '#b97f1f', accent: '#7a2f1d', ink: '#2a1c08' },
  night: { ground: '#1c1f33', shape: '#3a4170', accent: '#e9d8a6', ink: '#f3efe2' },
} as const
export type Palette = keyof typeof PALETTES

/** How a book's cover is drawn. */
export interface Cover {
  readonly motif: Motif
  readonly palette: Palette
}

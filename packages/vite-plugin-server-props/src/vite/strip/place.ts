/** Where a statement stands in the text. */
export interface Place {
  readonly start: number
  readonly end: number
  /** A `;` alone. */
  readonly isEmpty: boolean
}

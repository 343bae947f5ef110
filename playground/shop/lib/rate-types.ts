/** What a pound costs in another currency. */
export interface Rate {
  readonly currency: string
  readonly name: string
  readonly perPound: number
  /** How many digits this currency has behind the point. */
  readonly digits: number
}

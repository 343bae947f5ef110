/** What the frame around every page shows; pages without a data function do not have it. */
export interface ShopProps {
  readonly shop: {
    /** The reader's name when one is signed in. */
    readonly name: string | null
    readonly basketCount: number
  }
}

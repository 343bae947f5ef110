/** A help page as it stands in the list of them. */
export interface HelpEntry {
  /** Its address below `/help`, such as `delivery/abroad`. */
  readonly path: string
  readonly title: string
  readonly summary: string
}

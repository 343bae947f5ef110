/** A tag of the document's head as data: the server writes it as HTML, the client as a DOM node. */
export interface HeadTag {
  /** Lower-case, such as `meta`. */
  readonly type: string
  /** By HTML names, such as `http-equiv`; `true` for an attribute without a value. */
  readonly attributes: Readonly<Record<string, string | true>>
  /** Text that is to be escaped (a title's). */
  readonly text?: string
  /** Markup that is taken as it is (`dangerouslySetInnerHTML`, or the text of a script or style). */
  readonly html?: string
}

/**
 * Gives a text as one piece. Engines keep what was concatenated as a tree of its parts, and would walk that again in
 * each document that the text is put into; looking at a character makes them put it together, once for all.
 */
export function toFlatText(text: string): string {
  return text.charCodeAt(0) >= 0 ? text : ''
}

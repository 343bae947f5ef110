const JSON_UNSAFE = /[<>&\u2028\u2029]/
const ALL_JSON_UNSAFE = new RegExp(JSON_UNSAFE, 'g')
const JSON_ESCAPES: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

/** Makes JSON text safe inside a `<script>` element; it parses back to the same value (T1, S105). */
export function escapeJson(json: string): string {
  // Most JSON has nothing of it, and to test for that takes a fraction of replacing nothing.
  if (!JSON_UNSAFE.test(json)) return json
  return json.replace(ALL_JSON_UNSAFE, (character) => JSON_ESCAPES[character] as string)
}

const HTML_UNSAFE = /[&<>"']/g
const HTML_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
}

/** Makes text safe as HTML text and as the value of a quoted attribute (T1). */
export function escapeHtml(text: string): string {
  return text.replace(HTML_UNSAFE, (character) => HTML_ESCAPES[character] as string)
}

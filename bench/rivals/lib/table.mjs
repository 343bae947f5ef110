// Figures as Markdown.
/** A figure, or a dash where there is none; so do the others. */
export const figure = (value, digits = 0) => (Number.isFinite(value) ? value.toFixed(digits) : '–')
/** With thousands apart. */
export const thousands = (value) => (Number.isFinite(value) ? Math.round(value).toLocaleString('en-US') : '–')
/** A ratio. */
export const times = (value) => (Number.isFinite(value) ? `${value.toFixed(2)}×` : '–')
/** Bytes in kB. */
export const kB = (bytes) => (Number.isFinite(bytes) ? (bytes / 1000).toFixed(bytes < 10_000 ? 2 : 1) : '–')

const line = (cells) => `| ${cells.join(' | ')} |`

/** A table, its figures to the right. */
export function table(head, rows) {
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}

/** A row's figure over the floor's. */
export function toOver({ contenders: { floor } }) {
  return (pick) => (row) => {
    const [value, base] = [pick(row), floor && pick(floor)]
    return Number.isFinite(value) && Number.isFinite(base) && base !== 0 ? times(value / base) : '–'
  }
}

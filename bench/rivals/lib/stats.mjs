import { median as middle } from '../../support/median.mjs'

const finite = (values) => values.filter((value) => Number.isFinite(value))

/** The median of what was measured; NaN where nothing was. */
export function median(values) {
  const measured = finite(values)
  return measured.length > 0 ? middle(measured) : NaN
}

/** The mean. */
export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length

/** The lowest and the highest. */
export function spread(values) {
  const measured = finite(values)
  return measured.length > 0 ? [Math.min(...measured), Math.max(...measured)] : [NaN, NaN]
}

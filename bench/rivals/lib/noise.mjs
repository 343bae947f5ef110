import { figure } from './table.mjs'

/** Cores that others may have without taking them from what is measured, which is on one core each. */
const BUSY = 0.2

/** A line, if other work took so much of the machine under load that it has to be known. */
export function tellNoise(rows) {
  const others = rows.flatMap(({ load = {} }) => Object.values(load).map(({ othersBusy }) => othersBusy))
  const most = Math.max(0, ...others)
  if (most <= BUSY) return []
  return [
    `**The machine was not quiet**: other work took up to ${figure(most, 1)} of its cores. Of the load, only CPU times mean something.`,
  ]
}

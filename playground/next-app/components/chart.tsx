export function Chart({ values }: { values: number[] }) {
  return <p id="chart">{values.join('-')}</p>
}

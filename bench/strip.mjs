// How long the removal of a page's loader takes, against parsing the page and reading its tree:
//   node bench/strip.mjs
// Targets: without a loader's name at most 0.05 ms; with a loader at most 1.5 × (parse + tree);
// 10 × the page in at most 12 × the time.
import { rolldown } from 'rolldown'
import { parseSync } from 'vite'

const bundle = await rolldown({
  input: 'packages/vite-plugin-server-props/src/vite/strip/strip-loaders.ts',
  external: ['vite'],
  platform: 'node',
})
const file = new URL('../node_modules/.cache/bench/strip.mjs', import.meta.url)
await bundle.write({ file: file.pathname })
const { stripLoaders } = await import(file.href)

/** One section of a page: a component of its own, and helpers that only the loader needs. */
const section = (n) => `
import { query${n}, type Row${n} } from '../server/table-${n}'
import { Card${n} } from '../components/card-${n}'

const LIMIT${n} = Number(process.env.LIMIT_${n} ?? 20)
const columns${n} = { id: 'ID', name: 'Name', created: 'Created at' } as const

/** Reads what section ${n} shows. */
async function load${n}(page: number): Promise<Row${n}[]> {
  const rows = await query${n}({ limit: LIMIT${n}, offset: page * LIMIT${n} })
  return rows.filter((row) => row.visible).map(({ id, name, created }) => ({ id, name, created: String(created) }))
}

function Section${n}({ rows, title = 'Section ${n}' }: { rows: Row${n}[]; title?: string }) {
  const [open, setOpen] = useState(false)
  const sorted = useMemo(() => [...rows].sort((a, b) => a.name.localeCompare(b.name)), [rows])
  useEffect(() => {
    if (!open) return
    const close = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false)
    window.addEventListener('keydown', close)
    return () => window.removeEventListener('keydown', close)
  }, [open])
  return (
    <Card${n} title={title} className={open ? 'card card-open' : 'card'}>
      <button type="button" aria-expanded={open} onClick={() => setOpen((value) => !value)}>
        {open ? 'Hide' : 'Show'} {rows.length} rows
      </button>
      {open && (
        <table>
          <thead>
            <tr>{Object.entries(columns${n}).map(([key, label]) => <th key={key}>{label}</th>)}</tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <tr key={row.id}>
                <td>{row.id}</td>
                <td>{row.name.trim()}</td>
                <td><time dateTime={row.created}>{new Date(row.created).toLocaleDateString()}</time></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card${n}>
  )
}
`

const page = (sections) => {
  const numbers = Array.from({ length: sections }, (_, n) => n)
  return `import { useEffect, useMemo, useState } from 'react'
import type { GetServerSideProps, InferGetServerSidePropsType } from 'vite-plugin-server-props'
${numbers.map(section).join('')}
export const getServerSideProps = (async ({ query }) => {
  const page = Number(query.page ?? 0)
  return { props: { ${numbers.map((n) => `rows${n}: await load${n}(page)`).join(', ')} } }
}) satisfies GetServerSideProps

export default function Page(props: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return <main>${numbers.map((n) => `<Section${n} rows={props.rows${n}} />`).join('\n')}</main>
}
`
}

/** The 5th percentile, in ms: the machine may be busy with other things. */
function measure(run, times = 300) {
  const samples = Array.from({ length: times }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  })
  return samples.toSorted((a, b) => a - b)[Math.floor(times * 0.05)]
}

const small = page(4)
const large = page(40)
const unrelated = small
  .replaceAll('getServerSideProps', 'somethingElse')
  .replaceAll('GetServerSideProps', 'Other')
const parse = (code) => parseSync('page.tsx', code, { lang: 'tsx', preserveParens: false }).program
const strip = (code) => stripLoaders(code, '/pages/page.tsx')
if (!strip(small) || strip(unrelated)) throw new Error('the page is not what it should be')

for (let i = 0; i < 100; i++) strip(small)
const times = {
  parse: measure(() => parse(small)),
  strip: measure(() => strip(small)),
  none: measure(() => strip(unrelated)),
  large: measure(() => strip(large), 60),
}
const ms = (time) => `${time.toFixed(3)} ms`
console.log(`page: ${small.split('\n').length} lines, ${small.length} characters`)
console.log(`parse and tree      ${ms(times.parse)}`)
console.log(
  `strip               ${ms(times.strip)} = ${(times.strip / times.parse).toFixed(2)} × (parse and tree), at most 1.5`,
)
console.log(`no loader           ${ms(times.none)}, at most 0.050 ms`)
console.log(
  `a page 10 × as long ${ms(times.large)} = ${(times.large / times.strip).toFixed(1)} ×, at most 12`,
)

// Pages as they are written: one to eight sections, each a component with what it imports, and helpers of the loader.

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

/** A page of so many sections; `seed` makes its names its own. */
export function writePage(sections, seed = 0) {
  const numbers = Array.from({ length: sections }, (_, n) => `${seed}_${n}`)
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

/** The same page under a name that is no loader's. */
export const withoutLoader = (code) =>
  code.replaceAll('getServerSideProps', 'somethingElse').replaceAll('GetServerSideProps', 'Other')

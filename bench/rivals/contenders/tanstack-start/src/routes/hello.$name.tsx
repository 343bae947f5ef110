import { Link, createFileRoute } from '@tanstack/react-router'
import { createServerFn } from '@tanstack/react-start'
import { getHello } from '../../bench-shared/data.js'
import { HelloView } from '../../bench-shared/views.jsx'

const fetchHello = createServerFn({ method: 'GET' })
  .validator((name) => name)
  .handler(async ({ data }) => getHello(data))

export const Route = createFileRoute('/hello/$name')({
  loader: ({ params }) => fetchHello({ data: params.name }),
  component: Page,
})

function Page() {
  return <HelloView {...Route.useLoaderData()} link={<Link to="/list">all books</Link>} />
}

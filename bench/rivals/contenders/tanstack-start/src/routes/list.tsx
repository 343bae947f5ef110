import { Link, createFileRoute } from '@tanstack/react-router'
import { createServerFn } from '@tanstack/react-start'
import { getList } from '../../bench-shared/data.js'
import { ListView } from '../../bench-shared/views.jsx'

const fetchList = createServerFn({ method: 'GET' }).handler(async () => getList())

export const Route = createFileRoute('/list')({
  loader: () => fetchList(),
  component: Page,
})

function Page() {
  return (
    <ListView
      {...Route.useLoaderData()}
      link={
        <Link to="/hello/$name" params={{ name: 'back' }}>
          say hello
        </Link>
      }
    />
  )
}

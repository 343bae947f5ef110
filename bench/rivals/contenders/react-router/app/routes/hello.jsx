import { Link } from 'react-router'
import { getHello } from '../../bench-shared/data.js'
import { HelloView } from '../../bench-shared/views.jsx'

export async function loader({ params }) {
  return getHello(params.name)
}

export default function Page({ loaderData }) {
  return <HelloView {...loaderData} link={<Link to="/list">all books</Link>} />
}

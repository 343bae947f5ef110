import { Link } from 'react-router'
import { getList } from '../../bench-shared/data.js'
import { ListView } from '../../bench-shared/views.jsx'

export async function loader() {
  return getList()
}

export default function Page({ loaderData }) {
  return <ListView {...loaderData} link={<Link to="/hello/back">say hello</Link>} />
}

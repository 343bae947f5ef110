import Link from 'vite-plugin-server-props/link'
import { getList } from '../bench-shared/data.js'
import { ListView } from '../bench-shared/views.jsx'

export default function Page(props) {
  return <ListView {...props} link={<Link href="/hello/back">say hello</Link>} />
}

export async function getServerSideProps() {
  return { props: getList() }
}

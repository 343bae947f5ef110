import Link from 'next/link'
import { getHello } from '../../bench-shared/data.js'
import { HelloView } from '../../bench-shared/views.jsx'

export default function Page(props) {
  return <HelloView {...props} link={<Link href="/list">all books</Link>} />
}

export async function getServerSideProps({ params }) {
  return { props: getHello(params.name) }
}

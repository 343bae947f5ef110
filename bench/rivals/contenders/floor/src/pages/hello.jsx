import { HelloView } from '../../bench-shared/views.jsx'
import { Link } from '../link.jsx'

export default function Page(props) {
  return <HelloView {...props} link={<Link href="/list">all books</Link>} />
}

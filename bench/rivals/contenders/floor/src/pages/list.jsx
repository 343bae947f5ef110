import { ListView } from '../../bench-shared/views.jsx'
import { Link } from '../link.jsx'

export default function Page(props) {
  return <ListView {...props} link={<Link href="/hello/back">say hello</Link>} />
}

import { useData } from 'vike-react/useData'
import { ListView } from '../../bench-shared/views.jsx'

export default function Page() {
  return <ListView {...useData()} link={<a href="/hello/back">say hello</a>} />
}

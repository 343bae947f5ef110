import { useData } from 'vike-react/useData'
import { HelloView } from '../../../bench-shared/views.jsx'

export default function Page() {
  return <HelloView {...useData()} link={<a href="/list">all books</a>} />
}

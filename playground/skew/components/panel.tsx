import { release } from './release'
import './panel.css'

export default function Panel() {
  return <p className="panel">The {release} panel</p>
}

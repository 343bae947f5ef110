import { Frame } from '../../components/frame'

export default function None() {
  return <Frame name="head none" />
}

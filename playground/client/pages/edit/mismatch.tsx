import { Frame } from '../../components/frame'

export default function Mismatch() {
  return (
    <Frame name="mismatch">
      <p>{typeof window === 'undefined' ? 'on the server' : 'in the browser'}</p>
    </Frame>
  )
}

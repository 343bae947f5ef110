import { Frame } from '../../components/frame'

export default function Gains(props: object) {
  return <Frame name="gains" props={props} />
}

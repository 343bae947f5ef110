import { Frame } from '../components/frame'

export default function Plain(props: object) {
  return <Frame name="plain" props={props} />
}

export default function Bare() {
  return <p id="bare">neither title nor heading</p>
}

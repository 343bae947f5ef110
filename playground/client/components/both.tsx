export default function Both() {
  return <p id="both">on both sides</p>
}

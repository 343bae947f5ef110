/** Loaded when it is rendered. */
export default function Late() {
  return <p id="lazy">loaded later</p>
}

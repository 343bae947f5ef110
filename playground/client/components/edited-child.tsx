export function Child() {
  return <p id="child">child one</p>
}

export default function Part() {
  return <p id="part">seen by {typeof window === 'undefined' ? 'the server' : window.location.pathname}</p>
}

export function NamedPart() {
  return <p id="named-part">a named part</p>
}

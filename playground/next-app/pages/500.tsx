export default function ServerError() {
  return <h1>Something broke</h1>
}

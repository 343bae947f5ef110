import { withRouter, type WithRouterProps } from 'vite-plugin-server-props/router'
import { Frame } from '../components/frame'

function Shown({ router, label }: WithRouterProps & { label: string }) {
  // A page may change what it was given (C114).
  Object.assign(router.query, { changed: 'by the page' })
  return (
    <p id="with-router">
      {label} {router.asPath}
    </p>
  )
}

const WithRouter = withRouter(Shown)

export default function Page() {
  return (
    <Frame name="with router">
      <WithRouter label="at" />
    </Frame>
  )
}

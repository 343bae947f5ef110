import Router from 'vite-plugin-server-props/router'
import { Frame } from '../components/frame'

/** The singleton while rendering: on the server there is none. */
export default function Singleton() {
  let address
  try {
    address = Router.asPath
  } catch (error) {
    address = (error as Error).message
  }
  return (
    <Frame name="singleton">
      <p suppressHydrationWarning>{address}</p>
    </Frame>
  )
}

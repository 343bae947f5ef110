import type { GetServerSideProps } from 'vite-plugin-server-props'
import { endSession } from '../lib/server/session.js'

/** Signs out when a form is posted here; a mere visit changes nothing. */
export default function SignOutPage(): null {
  return null
}

export const getServerSideProps = (async ({ req, res }) => {
  if (req.method === 'POST') endSession(res)
  return { redirect: { destination: '/', statusCode: 303 } }
}) satisfies GetServerSideProps

import type { GetServerSideProps } from 'vite-plugin-server-props'
import { listRates } from '../lib/server/rates.js'

/** The shop's exchange rates as JSON: the response is ended below, so that this is never rendered. */
export default function RatesFile(): null {
  return null
}

export const getServerSideProps = (async ({ res }) => {
  const rates = await listRates()
  res.setHeader('Content-Type', 'application/json; charset=utf-8')
  res.setHeader('Cache-Control', 'public, max-age=60')
  res.end(JSON.stringify({ base: 'GBP', rates }))
  return { props: {} }
}) satisfies GetServerSideProps

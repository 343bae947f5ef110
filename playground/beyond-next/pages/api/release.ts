import type { NextApiRequest, NextApiResponse } from 'vite-plugin-server-props'
import { release } from '../../server/held.js'

export default function handler(req: NextApiRequest, res: NextApiResponse): void {
  res.status(release(String(req.query.name)) ? 204 : 404).end()
}

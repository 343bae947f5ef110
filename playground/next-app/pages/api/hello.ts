import type { NextApiRequest, NextApiResponse } from 'next'

interface Data {
  name: string
  method?: string
}

export default function handler(req: NextApiRequest, res: NextApiResponse<Data>) {
  res.status(200).json({ name: String(req.query.name ?? 'John Doe'), method: req.method })
}

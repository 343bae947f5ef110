import type { NextApiHandler, NextApiRequest, NextApiResponse, PageConfig } from 'next'

interface User {
  name: string
}

export const config: PageConfig = { api: { bodyParser: { sizeLimit: '1mb' }, externalResolver: true } }
// @ts-expect-error -- no such size
export const badConfig: PageConfig = { api: { bodyParser: { sizeLimit: 'big' } } }

export default function handler(req: NextApiRequest, res: NextApiResponse<User>) {
  const { id } = req.query
  if (req.method === 'POST') res.setPreviewData({ id }, { maxAge: 60 }).redirect(307, '/')
  else if (Array.isArray(id)) res.status(400).end()
  else
    res
      .setDraftMode({ enable: true })
      .status(200)
      .json({ name: req.cookies['name'] ?? String(req.body) })
}

export const typed: NextApiHandler<User> = async (_req, res) => {
  // @ts-expect-error -- the answer has a name
  res.json({ nam: '' })
  await res.revalidate('/')
}

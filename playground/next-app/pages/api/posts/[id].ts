import type { NextApiRequest, NextApiResponse } from 'next'
import { findPost } from '@/lib/posts'

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === 'POST') return res.status(201).json({ created: req.body.title, id: req.query.id })
  const post = findPost(String(req.query.id))
  if (!post) return res.status(404).json({ error: 'no such post' })
  return res.json(post)
}

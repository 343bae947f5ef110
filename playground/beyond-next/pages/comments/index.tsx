import { useState } from 'react'
import { Form } from 'vite-plugin-server-props/form'
import Link from 'vite-plugin-server-props/link'
import type { GetServerSideProps, PageProps } from 'vite-plugin-server-props'
import { addComment, listComments } from '../../server/comments.js'

export const getServerSideProps = (async ({ req, res, request }) => {
  if (req.method !== 'POST') return { props: { comments: listComments(), problem: '' } }
  const form = await request.formData()
  const text = String(form.get('text'))
  if (text === 'fail') throw new Error('the database is away')
  if (text === '') {
    res.statusCode = 422
    return { props: { comments: listComments(), problem: 'Write something first' } }
  }
  const file = form.get('file')
  addComment(file instanceof File && file.size > 0 ? `${text} (${file.name}: ${await file.text()})` : text)
  return { redirect: { destination: '/comments/thanks', statusCode: 303 } }
}) satisfies GetServerSideProps

export default function Comments({ comments, problem }: PageProps<typeof getServerSideProps>) {
  const [failure, setFailure] = useState('')
  return (
    <main>
      <h1>Comments</h1>
      <ul>
        {comments.map((text, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- texts may be alike, and the list only grows
          <li key={index}>{text}</li>
        ))}
      </ul>
      {problem !== '' && <p role="alert">{problem}</p>}
      {failure !== '' && <p role="status">{failure}</p>}
      <Form method="post" onSubmitError={() => setFailure('That did not work, try again')}>
        <label>
          Comment <input name="text" />
        </label>
        <button>Send</button>
      </Form>
      <Form method="post" action="/comments" encType="multipart/form-data">
        <input type="hidden" name="text" value="a file" />
        <label>
          File <input type="file" name="file" />
        </label>
        <button>Send file</button>
      </Form>
      <Link href="/">Home</Link>
    </main>
  )
}

import type { ReactElement } from 'react'
import type { InferGetServerSidePropsType } from 'vite-plugin-server-props'
import Link from 'vite-plugin-server-props/link'
import { Field } from '../components/field.js'
import { PageHead } from '../components/page-head.js'
import { PostForm } from '../components/post-form.js'
import { toInsidePath } from '../lib/inside-path.js'
import { toQueryText } from '../lib/query-text.js'
import { readForm } from '../lib/server/read-form.js'
import { addReader, type JoinProblems } from '../lib/server/readers.js'
import { startSession } from '../lib/server/session.js'
import { seeOther, withShop } from '../lib/server/with-shop.js'
import styles from './sign-in.module.css'

export default function JoinPage({
  next,
  name,
  email,
  problems,
}: InferGetServerSidePropsType<typeof getServerSideProps>): ReactElement {
  return (
    <div className={styles.page}>
      <PageHead title="Open an account" />
      <h1>Open an account</h1>
      <PostForm action="/join" values={{ next }} className={styles.form}>
        <Field
          label="What we may call you"
          name="name"
          autoComplete="given-name"
          maxLength={40}
          defaultValue={name}
          problem={problems.name}
          required
        />
        <Field
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          maxLength={120}
          defaultValue={email}
          problem={problems.email}
          required
        />
        <Field
          label="Password, eight characters or more"
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={8}
          problem={problems.password}
          required
        />
        <button className="button" type="submit">
          Open the account
        </button>
      </PostForm>
      <p>
        You have one already? <Link href={`/sign-in?next=${encodeURIComponent(next)}`}>Sign in</Link>.
      </p>
    </div>
  )
}

export const getServerSideProps = withShop(async ({ req, res, query }) => {
  const form = req.method === 'POST' ? await readForm(req) : undefined
  const next = toInsidePath(form?.get('next') ?? toQueryText(query.next), '/account')
  const problems: JoinProblems = {}
  if (form === undefined) return { props: { next, name: '', email: '', problems } }
  const outcome = await addReader(form)
  if (typeof outcome === 'number') {
    await startSession(res, outcome)
    return seeOther(next)
  }
  res.statusCode = 422
  return {
    props: { next, name: form.get('name') ?? '', email: form.get('email') ?? '', problems: outcome },
  }
})

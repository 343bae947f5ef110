import type { ReactElement } from 'react'
import type { InferGetServerSidePropsType } from 'vite-plugin-server-props'
import Link from 'vite-plugin-server-props/link'
import { Field } from '../components/field.js'
import { PageHead } from '../components/page-head.js'
import { PostForm } from '../components/post-form.js'
import { toInsidePath } from '../lib/inside-path.js'
import { toQueryText } from '../lib/query-text.js'
import { readForm } from '../lib/server/read-form.js'
import { findReader } from '../lib/server/readers.js'
import { DEMO_READER } from '../lib/server/seed/demo-reader.js'
import { startSession } from '../lib/server/session.js'
import { seeOther, withShop } from '../lib/server/with-shop.js'
import styles from './sign-in.module.css'

export default function SignInPage({
  next,
  email,
  hasFailed,
  demo,
}: InferGetServerSidePropsType<typeof getServerSideProps>): ReactElement {
  return (
    <div className={styles.page}>
      <PageHead title="Sign in" />
      <h1>Sign in</h1>
      {hasFailed ? (
        <p className="alert" role="alert">
          There is no account with this address and password.
        </p>
      ) : null}
      <PostForm action="/sign-in" values={{ next }} className={styles.form}>
        <Field
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={email}
          required
        />
        <Field label="Password" name="password" type="password" autoComplete="current-password" required />
        <button className="button" type="submit">
          Sign in
        </button>
      </PostForm>
      <p>
        New here? <Link href={`/join?next=${encodeURIComponent(next)}`}>Open an account</Link>.
      </p>
      <p className={styles.demo}>
        Just looking? Use <code>{demo.email}</code> with the password <code>{demo.password}</code>.
      </p>
    </div>
  )
}

export const getServerSideProps = withShop(async ({ req, res, query }, visit) => {
  const form = req.method === 'POST' ? await readForm(req) : undefined
  const next = toInsidePath(form?.get('next') ?? toQueryText(query.next), '/account')
  const demo = { email: DEMO_READER.email, password: DEMO_READER.password }
  if (form === undefined) {
    if (visit.reader !== null) return { redirect: { destination: next, permanent: false } }
    return { props: { next, email: '', hasFailed: false, demo } }
  }
  const email = form.get('email') ?? ''
  const reader = await findReader(email, form.get('password') ?? '')
  if (reader !== undefined) {
    await startSession(res, reader)
    return seeOther(next)
  }
  res.statusCode = 422
  return { props: { next, email, hasFailed: true, demo } }
})

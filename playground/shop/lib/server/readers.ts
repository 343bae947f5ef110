import { query } from './database.js'
import { hashPassword, isPassword } from './passwords.js'

/** Finds the reader with this address and password. */
export async function findReader(email: string, password: string): Promise<number | undefined> {
  const [row] = await query<{ id: number; password: string }>(
    'SELECT id, password FROM readers WHERE email = $1',
    [toEmail(email)],
  )
  // An unknown address takes as long as a wrong password, so that nobody learns which addresses exist.
  return (await isPassword(password, row?.password)) ? row?.id : undefined
}

/** What is wrong with a new account's form, by field. */
export interface JoinProblems {
  name?: string
  email?: string
  password?: string
}

/** Opens an account, or says what is wrong. */
export async function addReader(form: URLSearchParams): Promise<number | JoinProblems> {
  const name = (form.get('name') ?? '').trim().slice(0, 40)
  const email = toEmail(form.get('email') ?? '')
  const password = form.get('password') ?? ''
  const problems: JoinProblems = {}
  if (name === '') problems.name = 'Tell us what to call you.'
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) problems.email = 'This does not look like an e-mail address.'
  if (password.length < 8) problems.password = 'Use eight characters or more.'
  if (Object.keys(problems).length > 0) return problems
  const [row] = await query<{ id: number }>(
    'INSERT INTO readers (email, name, password) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id',
    [email, name, await hashPassword(password)],
  )
  return row?.id ?? { email: 'There is an account with this address already.' }
}

function toEmail(text: string): string {
  return text.trim().toLowerCase().slice(0, 120)
}

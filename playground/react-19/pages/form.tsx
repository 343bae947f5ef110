import { useActionState } from 'react'
import { useFormStatus } from 'react-dom'

function Send() {
  const { pending } = useFormStatus()
  return <button type="submit">{pending ? 'sending' : 'send'}</button>
}

/** Runs in the browser: what would be sent is shown. */
async function send(sent: readonly string[], data: FormData): Promise<readonly string[]> {
  await new Promise((resolve) => window.addEventListener('let-it-through', resolve, { once: true }))
  return [...sent, String(data.get('text'))]
}

export default function FormPage() {
  const [sent, action, isPending] = useActionState(send, [])
  return (
    <main>
      <h1>Form</h1>
      <form action={action}>
        <input name="text" aria-label="text" />
        <Send />
      </form>
      <p id="pending">{String(isPending)}</p>
      <ul>
        {sent.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </main>
  )
}

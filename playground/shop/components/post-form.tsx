import type { ReactElement, ReactNode } from 'react'
import { useRouter } from 'vite-plugin-server-props/router'

interface Props {
  /** A page of the shop, whose `getServerSideProps` takes the form. */
  readonly action: string
  /** Values that go along unseen. */
  readonly values?: Readonly<Record<string, string>>
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** A plain HTML form that is posted to a page; it works before and without JavaScript. */
export function PostForm({ action, values, className, children }: Props): ReactElement {
  const { basePath } = useRouter()
  return (
    <form method="post" action={basePath + action} className={className}>
      {Object.entries(values ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}

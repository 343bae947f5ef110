import {
  useContext,
  useRef,
  type SubmitEvent as ReactSubmitEvent,
  type HTMLProps,
  type ReactElement,
  type Ref,
} from 'react'
import { addBasePath } from '../../shared/url/base-path.js'
import { ViewContext } from '../view-context.js'
import { toUrlEncoded } from './form-target.js'

type HtmlFormProps = HTMLProps<HTMLFormElement>

/** Props of a form that is sent by POST. */
export interface PostFormProps extends Omit<
  HtmlFormProps,
  'action' | 'method' | 'encType' | 'target' | 'ref'
> {
  method: 'post'
  /** The page whose `getServerSideProps` gets the form; the page on screen without it. */
  action?: string
  /** How the fields are written: `application/x-www-form-urlencoded` without it; files need `multipart/form-data`. */
  encType?: 'application/x-www-form-urlencoded' | 'multipart/form-data'
  /** Takes the place of the present history entry. The present address never gets another one. */
  replace?: boolean
  /** `false` keeps the scroll position; so does a form that is sent to the page on screen. */
  scroll?: boolean
  /** Told when the server fails or can't be reached; the page and what was typed stay. Reported as uncaught without. */
  onSubmitError?(error: unknown): void
  ref?: Ref<HTMLFormElement>
}

/**
 * A form that the router sends by POST, and that the browser sends where no script runs: `getServerSideProps` sees
 * the same method and body. What it gives is shown in the document: props, a redirect, `notFound`.
 */
export function PostForm(props: PostFormProps): ReactElement {
  const { action, encType, replace, scroll, onSubmit, onSubmitError, ...attributes } = props
  const { router } = useContext(ViewContext)
  const isBrowsers = useRef(false)
  const address = action?.startsWith('/') === true ? addBasePath(router?.basePath ?? '', action) : action
  const send = (event: ReactSubmitEvent<HTMLFormElement>): void => {
    // Nobody has seen what a server of another deployment was sent: the browser sends it again, as a document.
    if (isBrowsers.current) return
    onSubmit?.(event)
    if (router === null || event.defaultPrevented) return
    const form = event.currentTarget
    const { submitter } = event.nativeEvent
    const sent = read(form, submitter, address, encType)
    if (sent === undefined) return
    event.preventDefault()
    const options = { ...(replace && { replace }), ...(scroll !== undefined && { scroll }) }
    router.submit(sent.target, sent.body, options).catch((error: { isOtherBuild?: boolean }) => {
      if (error.isOtherBuild === true) {
        isBrowsers.current = true
        form.requestSubmit(submitter)
      } else (onSubmitError ?? reportError)(error)
    })
  }
  return <form {...attributes} action={address} encType={encType} onSubmit={send} />
}

/** What goes where; undefined for what only the browser can send. A button may have its own say on everything. */
function read(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  action = '',
  encType?: string,
): { readonly target: string; readonly body: FormData | URLSearchParams } | undefined {
  const override = (name: string): string | undefined => submitter?.getAttribute(name)?.toLowerCase()
  // The property of a button gives the document's address where there is no attribute.
  const { href, origin } = new URL(submitter?.getAttribute('formaction') ?? action, location.href)
  const encoding = override('formenctype') ?? encType
  const isOurs =
    origin === location.origin &&
    (override('formmethod') ?? 'post') === 'post' &&
    (override('formtarget') ?? '_self') === '_self' &&
    encoding !== 'text/plain'
  if (!isOurs) return undefined
  const data = new FormData(form, submitter)
  return { target: href, body: encoding === 'multipart/form-data' ? data : toUrlEncoded(data) }
}

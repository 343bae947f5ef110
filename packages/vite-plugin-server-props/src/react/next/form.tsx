import { useContext, type FormEvent, type HTMLProps, type ReactElement, type Ref } from 'react'
import type { Router } from '../../shared/router-types.js'
import { addBasePath } from '../../shared/url/base-path.js'
import { PostForm, type PostFormProps } from './post-form.js'
import { useLinkRef } from '../use-link-ref.js'
import { ViewContext } from '../view-context.js'
import { checkAction, checkFormProps, isForBrowser, toTarget } from './form-target.js'

type HtmlFormProps = HTMLProps<HTMLFormElement>

/** Props of a form that the router sends. */
export type FormProps = GetFormProps | PostFormProps

/** Props of a form whose fields become the search of an address, as `next/form` has them. */
export interface GetFormProps extends Omit<
  HtmlFormProps,
  'action' | 'method' | 'encType' | 'target' | 'ref'
> {
  /** The address to go to with the fields as its search; or a function, which is React's own matter. */
  action: NonNullable<HtmlFormProps['action']>
  /** `false`: the code of the page is not loaded when the form comes into view. */
  prefetch?: false | null
  /** Takes the place of the present history entry. With an address only. */
  replace?: boolean
  /** `false` keeps the scroll position. With an address only. */
  scroll?: boolean
  ref?: Ref<HTMLFormElement>
  method?: 'get'
}

/**
 * A form that navigates in the document; without JavaScript a plain form. By GET its fields become the search, with
 * `method="post"`, which Next has not, they are sent to `getServerSideProps`.
 */
export function Form(props: FormProps): ReactElement {
  return props.method === 'post' ? <PostForm {...props} /> : <GetForm {...props} />
}

function GetForm(props: GetFormProps): ReactElement {
  const { replace, scroll, prefetch, action, ref, onSubmit, ...rest } = props
  if (import.meta.hot) checkFormProps({ ...props })
  const { router } = useContext(ViewContext)
  const isAddress = typeof action === 'string'
  // The types have none of these; untyped pages may give them all the same, and they count for nothing.
  const { method: _, encType: __, target: ___, ...attributes } = rest as HtmlFormProps
  const isPrefetched = isAddress && prefetch !== false && action.startsWith('/')
  const joinedRef = useLinkRef(ref, isPrefetched ? action.replace(/[?#].*$/, '') : undefined)
  if (!isAddress) return <form {...attributes} {...(onSubmit && { onSubmit })} action={action} ref={ref} />
  const address = action.startsWith('/') ? addBasePath(router?.basePath ?? '', action) : action
  return (
    <form
      {...attributes}
      ref={joinedRef}
      action={address}
      onSubmit={(event) => {
        onSubmit?.(event)
        if (router !== null && !event.defaultPrevented) submit(event, router, address, { replace, scroll })
      }}
    />
  )
}

function submit(
  event: FormEvent<HTMLFormElement>,
  router: Router,
  address: string,
  { replace, scroll }: Pick<FormProps, 'replace' | 'scroll'>,
): void {
  const { submitter } = event.nativeEvent as SubmitEvent
  if (submitter !== null && isForBrowser(submitter)) return
  // The property gives the document's address where there is no attribute.
  const ownAction = submitter?.getAttribute('formaction') ?? undefined
  if (import.meta.hot && ownAction !== undefined) checkAction(ownAction, 'formAction')
  const target = toTarget(ownAction ?? address, event.currentTarget, submitter)
  event.preventDefault()
  void router[replace === true ? 'replace' : 'push'](
    target,
    undefined,
    scroll === undefined ? {} : { scroll },
  )
}

export default Form

import { act, createRef } from 'react'
import { createRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Router } from '../../shared/router-types.js'
import { routerSlot, type ObserveLink } from '../router-slot.js'
import { ViewContext } from '../view-context.js'
import { checkFormProps } from './form-target.js'
import { Form, type FormProps } from './form.js'

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  document.body.innerHTML = ''
  // What is said in development is the subject of the last test.
  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})

function createTestRouter(basePath = '') {
  return {
    basePath,
    push: vi.fn(async () => true),
    replace: vi.fn(async () => true),
    submit: vi.fn(async () => true),
  } as unknown as Router
}

async function render(
  tree: React.ReactNode,
  router: Router | null = createTestRouter(),
  observe?: ObserveLink,
) {
  const main = document.createElement('main')
  document.body.append(main)
  routerSlot.observe = observe
  await act(async () => createRoot(main).render(<ViewContext value={{ router }}>{tree}</ViewContext>))
  return { form: main.querySelector('form')!, router: router!, main }
}

/** Sends a form; true when the browser's own action was prevented. */
function send(form: HTMLFormElement, submitter: HTMLElement | null = null): boolean {
  const event = new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter })
  act(() => void form.dispatchEvent(event))
  return event.defaultPrevented
}

const fields = (
  <>
    <input name="q" defaultValue="a b" />
    <input name="tag" defaultValue="1" />
    <input name="tag" defaultValue="2" />
  </>
)

test('it renders a plain form with the base before its address, and without its own props', () => {
  const html = renderToString(
    <ViewContext value={{ router: createTestRouter('/docs') }}>
      <Form action="/search" replace scroll={false} prefetch={false} className="c">
        x
      </Form>
    </ViewContext>,
  )
  expect(html).toBe('<form class="c" action="/docs/search">x</form>')
})

test('method, encType and target are not handed on', () => {
  const props = {
    action: '/search',
    method: 'dialog',
    encType: 'text/plain',
    target: '_blank',
  } as unknown as FormProps
  expect(renderToString(<Form {...props} />)).toBe('<form action="/search"></form>')
})

describe('sending', () => {
  test('the fields become the search, in place of that of the address', async () => {
    const { form, router } = await render(<Form action="/search?old=1#end">{fields}</Form>)
    expect(send(form)).toBe(true)
    const target = `${location.origin}/search?q=a+b&tag=1&tag=2#end`
    expect(router.push).toHaveBeenCalledExactlyOnceWith(target, undefined, {})
  })
  test('replace and scroll are handed on', async () => {
    const { form, router } = await render(<Form action="/search" replace scroll={false} />)
    send(form)
    const target = `${location.origin}/search`
    expect(router.replace).toHaveBeenCalledExactlyOnceWith(target, undefined, { scroll: false })
  })
  test('the caller’s onSubmit comes first, and can stop it', async () => {
    const { form, router } = await render(
      <Form action="/search" onSubmit={(event) => event.preventDefault()} />,
    )
    expect(send(form)).toBe(true)
    expect(router.push).not.toHaveBeenCalled()
  })
  test('a button may name another address', async () => {
    const { form, router } = await render(
      <Form action="/search">
        <button formAction="/other">x</button>
      </Form>,
    )
    expect(send(form, form.querySelector('button'))).toBe(true)
    expect(router.push).toHaveBeenCalledExactlyOnceWith(`${location.origin}/other`, undefined, {})
  })
  test.each([{ formMethod: 'post' }, { formEncType: 'text/plain' }, { formTarget: '_blank' }])(
    'a button with %j leaves the form to the browser',
    async (attributes) => {
      const { form, router } = await render(
        <Form action="/search">
          <button {...attributes}>x</button>
        </Form>,
      )
      expect(send(form, form.querySelector('button'))).toBe(false)
      expect(router.push).not.toHaveBeenCalled()
    },
  )
  test('outside of a router the browser sends it', async () => {
    const { form } = await render(<Form action="/search" />, null)
    expect(send(form)).toBe(false)
  })
  test('an action that is a function is React’s', async () => {
    const action = vi.fn()
    const { form, router } = await render(<Form action={action}>{fields}</Form>)
    const event = new SubmitEvent('submit', { bubbles: true, cancelable: true })
    await act(async () => void form.dispatchEvent(event))
    expect(action).toHaveBeenCalledOnce()
    expect(router.push).not.toHaveBeenCalled()
  })
})

describe('sending by POST', () => {
  const text = <input name="text" defaultValue="a b" />
  const sentTo = (path: string) => location.origin + path
  const sent = (router: Router) =>
    vi.mocked(router.submit).mock.calls.map(([url, body, options]) => [url, String(body), options])

  test('it renders a form that works without scripts', () => {
    const html = renderToString(
      <ViewContext value={{ router: createTestRouter('/docs') }}>
        <Form
          method="post"
          action="/save"
          encType="multipart/form-data"
          replace
          scroll={false}
          className="c"
        />
      </ViewContext>,
    )
    expect(html).toBe(
      '<form class="c" action="/docs/save" encType="multipart/form-data" method="post"></form>',
    )
    expect(renderToString(<Form method="post" />)).toBe('<form method="post"></form>')
  })
  test('the fields are sent as the browser would write them, with the button that was pressed', async () => {
    const { form, router } = await render(
      <Form method="post" action="/save?x=1" replace scroll={false}>
        {text}
        <input type="file" name="file" />
        <button name="how" value="now" />
      </Form>,
    )
    expect(send(form, form.querySelector('button'))).toBe(true)
    expect(sent(router)).toEqual([
      [sentTo('/save?x=1'), 'text=a+b&file=&how=now', { replace: true, scroll: false }],
    ])
  })
  test('without an address it is sent to the page on screen', async () => {
    const { form, router } = await render(<Form method="post">{text}</Form>)
    send(form)
    expect(sent(router)).toEqual([[location.href, 'text=a+b', {}]])
  })
  test('files are sent whole where the encoding has them', async () => {
    const { form, router } = await render(
      <Form method="post" encType="multipart/form-data">
        {text}
      </Form>,
    )
    send(form)
    expect(vi.mocked(router.submit).mock.calls[0]?.[1]).toBeInstanceOf(FormData)
  })
  test.each([
    { formMethod: 'get' },
    { formMethod: 'dialog' },
    { formEncType: 'text/plain' },
    { formTarget: '_blank' },
    { formAction: 'https://other.example/' },
  ])('a button with %j leaves the form to the browser', async (attributes) => {
    const { form, router } = await render(
      <Form method="post">
        <button {...attributes}>x</button>
      </Form>,
    )
    expect(send(form, form.querySelector('button'))).toBe(false)
    expect(router.submit).not.toHaveBeenCalled()
  })
  test('the caller’s onSubmit comes first, and can stop it', async () => {
    const { form, router } = await render(<Form method="post" onSubmit={(event) => event.preventDefault()} />)
    expect(send(form)).toBe(true)
    expect(router.submit).not.toHaveBeenCalled()
  })
  test('a failure is told', async () => {
    const onSubmitError = vi.fn()
    const router = createTestRouter()
    const failure = new Error('offline')
    vi.mocked(router.submit).mockRejectedValue(failure)
    const { form } = await render(<Form method="post" onSubmitError={onSubmitError} />, router)
    send(form)
    await vi.waitFor(() => expect(onSubmitError).toHaveBeenCalledExactlyOnceWith(failure))
  })
  test('F16 what a server of another deployment was sent, the browser sends again', async () => {
    const router = createTestRouter()
    vi.mocked(router.submit).mockRejectedValue(Object.assign(new Error('x'), { isOtherBuild: true }))
    const onSubmit = vi.fn()
    const { form } = await render(<Form method="post" onSubmit={onSubmit} />, router)
    const isPrevented: boolean[] = []
    const again = new Promise<void>((resolve) => {
      document.addEventListener('submit', (event) => {
        isPrevented.push(event.defaultPrevented)
        if (isPrevented.length === 2) resolve()
        event.preventDefault()
      })
    })
    send(form)
    await again
    expect(isPrevented).toEqual([true, false])
    expect([vi.mocked(router.submit).mock.calls.length, onSubmit.mock.calls.length]).toEqual([1, 1])
  })
})

test('the page’s code is loaded when the form comes into view, unless prefetch is false', async () => {
  const observe = vi.fn(() => () => {})
  const ref = createRef<HTMLFormElement>()
  const { form } = await render(<Form action="/search?x#y" ref={ref} />, createTestRouter(), observe)
  expect(observe).toHaveBeenCalledExactlyOnceWith(form, '/search')
  expect(ref.current).toBe(form)
  await render(<Form action="/search" prefetch={false} />, createTestRouter(), observe)
  expect(observe).toHaveBeenCalledOnce()
})

test('in development, what has no effect is said', () => {
  const error = vi.mocked(console.error).mockClear()
  const warn = vi.mocked(console.warn).mockClear()
  checkFormProps({ action: '/find?x=1', method: 'dialog' })
  checkFormProps({ action: () => {}, replace: true })
  expect(error.mock.calls.map(([text]) => String(text))).toEqual([
    expect.stringContaining('<Form> does not support changing `method`'),
    expect.stringContaining('Passing `replace` or `scroll` to a <Form> whose `action` is a function'),
  ])
  expect(warn.mock.calls.map(([text]) => String(text))).toEqual([
    expect.stringContaining('<Form> received an `action` that contains search params: "/find?x=1"'),
  ])
})

import { act, createRef } from 'react'
import { createRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Router } from '../../shared/router-types.js'
import { PrefetchContext, type ObserveLink } from '../prefetch-context.js'
import { RouterContext } from '../router-context.js'
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
  } as unknown as Router
}

async function render(
  tree: React.ReactNode,
  router: Router | null = createTestRouter(),
  observe?: ObserveLink,
) {
  const main = document.createElement('main')
  document.body.append(main)
  await act(async () => {
    createRoot(main).render(
      <PrefetchContext value={observe ?? null}>
        <RouterContext value={router}>{tree}</RouterContext>
      </PrefetchContext>,
    )
  })
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
    <RouterContext value={createTestRouter('/docs')}>
      <Form action="/search" replace scroll={false} prefetch={false} className="c">
        x
      </Form>
    </RouterContext>,
  )
  expect(html).toBe('<form class="c" action="/docs/search">x</form>')
})

test('method, encType and target are not handed on', () => {
  const props = { action: '/search', method: 'post', encType: 'text/plain', target: '_blank' } as FormProps
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
  checkFormProps({ action: '/find?x=1', method: 'post' })
  checkFormProps({ action: () => {}, replace: true })
  expect(error.mock.calls.map(([text]) => String(text))).toEqual([
    expect.stringContaining('<Form> does not support changing `method`'),
    expect.stringContaining('Passing `replace` or `scroll` to a <Form> whose `action` is a function'),
  ])
  expect(warn.mock.calls.map(([text]) => String(text))).toEqual([
    expect.stringContaining('<Form> received an `action` that contains search params: "/find?x=1"'),
  ])
})

import { act, createRef } from 'react'
import { createRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Router } from '../../shared/router-types.js'
import { ViewContext } from '../view-context.js'
import { Link } from './link.js'

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  document.body.innerHTML = '<main></main>'
})

async function render(tree: React.ReactNode) {
  const main = document.querySelector('main')!
  const push = vi.fn(async () => true)
  const router = { pathname: '/', asPath: '/', basePath: '', push } as unknown as Router
  await act(async () => createRoot(main).render(<ViewContext value={{ router }}>{tree}</ViewContext>))
  const link = main.querySelector('a')!
  const click = () =>
    act(() => link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })))
  return { link, click, router }
}

test('C31 its own props never become attributes', () => {
  const html = renderToString(
    <Link href="/plain" passHref legacyBehavior={false} replace title="t">
      x
    </Link>,
  )
  expect(html).toBe('<a title="t" href="/plain">x</a>')
})

test('C17 without legacyBehavior it is the link', async () => {
  const { click, router } = await render(<Link href="/a">x</Link>)
  click()
  expect(router.push).toHaveBeenCalledExactlyOnceWith('/a', undefined, { scroll: true })
})

test('C33 the child gets the href and keeps its own onClick and ref', async () => {
  const onClick = vi.fn()
  const ref = createRef<HTMLAnchorElement>()
  const { link, click, router } = await render(
    <Link href="/a" legacyBehavior>
      <a id="child" onClick={onClick} ref={ref}>
        x
      </a>
    </Link>,
  )
  expect(link.outerHTML).toBe('<a id="child" href="/a">x</a>')
  click()
  expect(onClick).toHaveBeenCalledOnce()
  expect(ref.current).toBe(link)
  expect(router.push).toHaveBeenCalledOnce()
})

test('C33 a text is wrapped, a component gets href with passHref only', () => {
  const Fancy = ({ href = 'none' }: { href?: string }) => <i>{href}</i>
  const html = (children: React.ReactNode, passHref: boolean) =>
    renderToString(
      <Link href="/a" legacyBehavior passHref={passHref}>
        {children}
      </Link>,
    )
  expect(html('text', false)).toBe('<a href="/a">text</a>')
  expect(html(<Fancy />, true)).toBe('<i>/a</i>')
  expect(html(<Fancy />, false)).toBe('<i>none</i>')
})

test('C33 several children are an error that says what to do', () => {
  const tree = (
    <Link href="/a" legacyBehavior>
      <a>1</a>
      <a>2</a>
    </Link>
  )
  expect(() => renderToString(tree)).toThrow(/takes exactly one child/)
})

import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { App } from './app.js'
import { DefaultApp } from './default-app.js'
import { ErrorPage } from './error-page.js'
import { ViewContext } from './view-context.js'
import { reduceHead } from './head-tags.js'
import type { AppContext, AppProps, PageContext } from './page-types.js'

function render(props: React.ComponentProps<typeof ErrorPage>): { html: string; title: string | undefined } {
  const children: React.ReactNode[] = []
  const registry = {
    isServer: true as const,
    update: (_: object, child: React.ReactNode) => children.push(child),
  }
  const html = renderToString(
    <ViewContext value={{ router: null, head: registry }}>
      <ErrorPage {...props} />
    </ViewContext>,
  )
  return { html, title: reduceHead(children).find((tag) => tag.type === 'title')?.text }
}

test.each([
  [404, 'This page could not be found'],
  [500, 'Internal Server Error'],
  [400, 'Bad Request'],
])('S215 %d says %s', (statusCode, text) => {
  const { html, title } = render({ statusCode })
  expect(html).toContain(`<h1>${statusCode}</h1>`)
  expect(html).toContain(text)
  expect(title).toBe(`${statusCode}: ${text}`)
})

test('S216 a title of one’s own takes the place of the text', () => {
  expect(render({ statusCode: 404, title: 'No such book' }).title).toBe('404: No such book')
})

test('S215 its props come from the answer or from the error', () => {
  const props = (context: object) => ErrorPage.getInitialProps!(context as PageContext)
  expect(props({ res: { statusCode: 503 } })).toEqual({ statusCode: 503 })
  expect(props({ err: { statusCode: 500 } })).toEqual({ statusCode: 500 })
  expect(props({ err: new Error('in the browser') })).toEqual({ statusCode: undefined })
  expect(props({})).toEqual({ statusCode: 404 })
})

test('S191, S197 the App renders the page, and next/app’s runs the page’s getInitialProps', async () => {
  const Page = ({ word }: { word: string }) => <p>{word}</p>
  Page.getInitialProps = async () => ({ word: 'own' })
  const props = { Component: Page, pageProps: { word: 'hej' }, router: {} } as unknown as AppProps
  expect(renderToString(<DefaultApp {...props} />)).toBe('<p>hej</p>')
  expect(renderToString(<App {...props} />)).toBe('<p>hej</p>')
  expect(await App.getInitialProps({ Component: Page, ctx: {} } as unknown as AppContext)).toEqual({
    pageProps: { word: 'own' },
  })
  expect(App.origGetInitialProps).toBe(App.getInitialProps)
})

test('S197 a getInitialProps that gives no object is an error that names it', async () => {
  const Page = () => null
  Page.getInitialProps = () => undefined as unknown as object
  await expect(App.getInitialProps({ Component: Page, ctx: {} } as unknown as AppContext)).rejects.toThrow(
    '"Page.getInitialProps()" should resolve to an object. But found "undefined" instead.',
  )
})

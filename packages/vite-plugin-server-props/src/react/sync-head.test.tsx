import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { writeHead } from '../server/document.js'
import { DEFAULT_HEAD, takeOwnHead } from '../shared/own-head.js'
import { HEAD_ATTRIBUTE } from '../shared/names.js'
import type { ClientHead } from './page-head.js'
import { ViewContext } from './view-context.js'
import { Head } from './head.js'
import { createDocumentHead } from './sync-head.js'

const MARK = `${HEAD_ATTRIBUTE}=""`
let head: ClientHead
let root: Root

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  document.head.innerHTML = writeHead([], DEFAULT_HEAD, '')
  document.body.innerHTML = '<main></main>'
  head = { isServer: false }
  root = createRoot(document.querySelector('main')!)
})

const show = (children: React.ReactNode) =>
  act(async () => root.render(<ViewContext value={{ router: null, head }}>{children}</ViewContext>))

const names = () => [...document.head.querySelectorAll('meta[name]')].map((meta) => meta.getAttribute('name'))

test('C155, C156, C157 tags of a page give way to those of the next', async () => {
  await show(
    <Head key="1">
      <title>One</title>
      <meta name="description" content="one" />
      <style>{'a { color: red }'}</style>
    </Head>,
  )
  expect(document.title).toBe('One')
  expect(document.head.querySelector('style')?.textContent).toBe('a { color: red }')
  await show(
    <Head key="2">
      <title>Two</title>
      <meta name="author" content="two" />
    </Head>,
  )
  expect(document.title).toBe('Two')
  expect(names()).toEqual(['viewport', 'author'])
  expect(document.head.querySelector('style')).toBeNull()
})

test('C161 tags follow state and keep their place among the owners', async () => {
  const tree = (n: number) => (
    <>
      <Head>
        <title>App</title>
        <meta name="a" content={String(n)} />
      </Head>
      <Head>
        <title>{`Page ${n}`}</title>
        {n > 0 && <meta name="after" content="yes" />}
      </Head>
    </>
  )
  await show(tree(0))
  expect(document.title).toBe('Page 0')
  await show(tree(1))
  expect(document.title).toBe('Page 1')
  expect(names()).toEqual(['viewport', 'a', 'after'])
  await show(tree(0))
  expect(names()).toEqual(['viewport', 'a'])
})

test('C164, C168 the App’s title is back on a page without one; without any it is empty', async () => {
  const tree = (app: boolean, page: boolean) => (
    <>
      {app && (
        <Head key="app">
          <title>App</title>
        </Head>
      )}
      {page && (
        <Head key="page">
          <title>Page</title>
        </Head>
      )}
    </>
  )
  await show(tree(true, true))
  expect(document.title).toBe('Page')
  await show(tree(true, false))
  expect(document.title).toBe('App')
  await show(tree(false, false))
  expect(document.title).toBe('')
})

test('C165 what the server sent is neither doubled nor replaced', async () => {
  document.head.innerHTML += `<title ${MARK}>T</title><meta ${MARK} name="a" content="1"/><script ${MARK} type="application/ld+json">{"a":1}</script>`
  const before = [...document.head.children]
  head = { isServer: false }
  await show(
    <Head>
      <title>T</title>
      <meta name="a" content="1" />
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: '{"a":1}' }} />
    </Head>,
  )
  expect([...document.head.children]).toEqual(before)
})

test('C165 a tag is known again by what it says: the server writes < another way, browsers hide a nonce', async () => {
  document.head.innerHTML += `<script ${MARK} nonce="" type="application/ld+json">{"a":"\\u003cb>"}</script><style ${MARK}>a::after { content: '\\3c /style>' }</style>`
  const before = [...document.head.children]
  await show(
    <Head>
      <script nonce="n" type="application/ld+json" dangerouslySetInnerHTML={{ __html: '{"a":"<b>"}' }} />
      <style>{`a::after { content: '</style>' }`}</style>
    </Head>,
  )
  expect([...document.head.children]).toEqual(before)
})

test('C166 tags of other code stay', async () => {
  document.head.append(Object.assign(document.createElement('meta'), { name: 'other' }))
  await show(
    <Head>
      <meta name="mine" />
    </Head>,
  )
  await show(null)
  expect(names()).toEqual(['viewport', 'other'])
})

describe.each([
  ['the built-in document', '', { title: '', viewport: 'width=device-width' }],
  [
    'a document with its own tags',
    `<meta charset="utf-8"/><meta name="viewport" content='width=777, "x"'><title>Shell &amp; "co"</title>`,
    { title: 'Shell & "co"', viewport: 'width=777, "x"' },
  ],
])('in %s', (_, markup, ownTags) => {
  const { own } = takeOwnHead(markup)
  const plain = { children: null, shown: ownTags }
  const withTags = {
    children: (
      <Head>
        <meta charSet="utf-8" />
        <title>Page</title>
        <meta name="viewport" content="width=500" />
      </Head>
    ),
    shown: { title: 'Page', viewport: 'width=500' },
  }
  const withDefault = {
    children: (
      <Head>
        <meta name="viewport" content="width=device-width" />
      </Head>
    ),
    shown: { ...ownTags, viewport: 'width=device-width' },
  }

  const seen = () => ({
    title: document.title,
    viewport: document.head.querySelector('meta[name="viewport"]')?.getAttribute('content'),
  })

  test.each([
    [plain, withTags, withDefault, plain],
    [withTags, plain, withTags],
    [withDefault, plain, withTags],
  ])(
    'C167 C168 a page has the title and viewport that its own document load has',
    async (first, ...others) => {
      document.head.innerHTML = writeHead(
        first.children === null ? [] : [first.children.props.children],
        own,
        '',
      )
      expect(seen()).toEqual(first.shown)
      const before = [...document.head.children].map((element) => element.outerHTML)
      await show(first.children)
      expect([...document.head.children].map((element) => element.outerHTML)).toEqual(before)
      for (const page of others) {
        await show(page.children)
        expect(seen()).toEqual(page.shown)
        for (const name of ['meta[charset]', 'meta[name="viewport"]'])
          expect(document.head.querySelectorAll(name)).toHaveLength(1)
      }
    },
  )

  test('C168 the title of the document is back after a page that rendered one of React’s', async () => {
    document.head.innerHTML = writeHead([], own, '<title>of the page</title>')
    await show(<Head />)
    document.head.querySelector('title')?.remove()
    await show(
      <Head>
        <meta name="a" />
      </Head>,
    )
    expect(document.title).toBe(ownTags.title)
  })
})

test('C62 flush brings the head up to date before anyone else runs', () => {
  const own = createDocumentHead(document)
  own.update({}, <title>Now</title>)
  own.flush()
  expect(document.title).toBe('Now')
})

test('S228 what is for browsers without scripts stays as the server sent it', async () => {
  document.head.innerHTML += `<noscript ${MARK}>&lt;link rel="a"/&gt;</noscript>`
  const before = document.head.querySelector('noscript')
  await show(
    <Head>
      <noscript>
        <link rel="b" />
      </noscript>
    </Head>,
  )
  expect([...document.head.querySelectorAll('noscript')]).toEqual([before])
})

test('nothing is done to the head before a <Head> is mounted', async () => {
  await show(<p />)
  expect(head.head).toBeUndefined()
})

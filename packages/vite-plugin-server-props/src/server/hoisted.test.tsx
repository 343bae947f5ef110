/* oxlint-disable unicorn/consistent-function-scoping -- a page stands beside what is asked of it */
import { Suspense, use, type ReactNode } from 'react'
import { describe, expect, it } from 'vitest'
import { Head as PageHead } from '../react/head.js'
import { Document } from './document-components.js'
import { createTestApp, type TestPages } from './fixtures/testing-app.js'
import { overFetch } from './fixtures/transports.js'

const SHELL =
  '<!doctype html><html><head><title>of the file</title></head><body><div id="root"></div></body></html>'

const DOCUMENTS = {
  'the built-in document': { mark: '' },
  'index.html': { shell: SHELL, mark: '="of the file"' },
  'a document of its own': { Document, mark: '' },
}

function Metadata(): ReactNode {
  return (
    <>
      <title>of the page</title>
      <meta name="description" content="<b> & more" />
      <link rel="canonical" href="/x" />
      <link rel="stylesheet" href="/a.css" precedence="default" />
      <script async src="/s.js" />
    </>
  )
}

function createLate(text: string): () => ReactNode {
  const pending = new Promise<string>((resolve) => setTimeout(() => resolve(text), 5))
  return () => {
    const late = use(pending)
    return (
      <>
        <meta name="late" content="1" />
        <p>{late}</p>
      </>
    )
  }
}

async function getDocument(
  Page: () => ReactNode,
  { Document: Own, ...app }: { shell?: string; Document?: unknown } = {},
): Promise<{ text: string; head: string; body: string }> {
  const pages: TestPages = {
    '/': { default: Page, getServerSideProps: () => ({ props: {} }) },
    ...(Own !== undefined && { _document: { default: Own } }),
  }
  const { ask } = await overFetch(createTestApp(pages, app), {})
  // The second time the page is known for what it renders.
  await ask('/')
  const { text } = await ask('/')
  const [head = '', body = ''] = text.split('</head>')
  return { text, head, body }
}

describe.each(Object.entries(DOCUMENTS))('in %s', (_, { mark, ...document }) => {
  it("React's own tags for the head are in the head, and not in the page", async () => {
    const { head, body } = await getDocument(
      () => (
        <main>
          <p>page</p>
          <Metadata />
        </main>
      ),
      document,
    )
    expect(body).toMatch(/<div id="root"><main><p>page<\/p><\/main><\/div>/)
    expect(head).toContain('<meta name="description" content="&lt;b&gt; &amp; more"/>')
    expect(head).toContain('<link rel="canonical" href="/x"/>')
    expect(head).toContain('<link rel="stylesheet" href="/a.css" data-precedence="default"/>')
    expect(head).toContain('<script async="" src="/s.js"></script>')
    expect(head.match(/<title[^>]*>[^<]*/g)).toEqual([`<title data-server-props-head${mark}>of the page`])
  })

  it('S188 so are those of what suspended', async () => {
    const Late = createLate('done')
    const { head, body } = await getDocument(
      () => (
        <Suspense fallback={<i>wait</i>}>
          <Late />
        </Suspense>
      ),
      document,
    )
    expect(head).toContain('<meta name="late" content="1"/>')
    expect(body).toContain('<div id="root"><!--$--><p>done</p><!--/$--></div>')
  })

  it('a title that React renders is the only one', async () => {
    const { text } = await getDocument(
      () => (
        <main>
          <PageHead>
            <title>of Head</title>
            <meta name="kept" content="1" />
          </PageHead>
          <title>of the page</title>
        </main>
      ),
      document,
    )
    expect(text.match(/<title[^>]*>([^<]*)/g)).toEqual([`<title data-server-props-head${mark}>of the page`])
    expect(text).toContain('name="kept"')
  })
})

it('the preload of an image is in the head', async () => {
  const { head, body } = await getDocument(() => <img src="/a.png" alt="" />)
  expect(head).toContain('<link rel="preload" as="image" href="/a.png"/>')
  expect(body).toContain('<div id="root"><img src="/a.png" alt=""/></div>')
})

it('tags that React leaves in their place stay there', async () => {
  const { body } = await getDocument(() => (
    <>
      <style>{'p { color: red }'}</style>
      <link rel="stylesheet" href="/in-place.css" />
      <img src="/a.png" alt="" />
    </>
  ))
  expect(body).toContain(
    '<div id="root"><style>p { color: red }</style><link rel="stylesheet" href="/in-place.css"/><img',
  )
})

it('S188 much that suspended is in its place, without scripts that put it there', async () => {
  const Late = createLate('x'.repeat(100_000))
  const { body } = await getDocument(() => (
    <main>
      <Suspense fallback={<i>wait</i>}>
        <Late />
      </Suspense>
      <Suspense fallback={<i>wait</i>}>
        <Late />
      </Suspense>
    </main>
  ))
  expect(body).not.toMatch(/wait|hidden|\$RC/)
  expect(body.match(/<p>x+<\/p>/g)).toHaveLength(2)
})

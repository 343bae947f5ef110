import { expect, test } from 'vitest'
import { reduceHead } from './head-tags.js'

const own = (...children: React.ReactNode[]) => reduceHead(children)

test('S220 the last title counts', () => {
  expect(own(<title>one</title>, <title>two</title>)).toEqual([
    { type: 'title', attributes: {}, text: 'two' },
  ])
})

test('C162 a title with several children is one text', () => {
  expect(
    own(
      <title>
        Two of {'data'} {2}
      </title>,
    ),
  ).toMatchObject([{ text: 'Two of data 2' }])
})

test('S221, C158 of tags with one key the last counts', () => {
  const tags = own(<link key="k" rel="a" />, <link rel="b" />, <link key="k" rel="c" />)
  expect(tags.map((tag) => tag.attributes.rel)).toEqual(['b', 'c'])
})

test('S222, C159 of meta with one name the last counts, without a key too', () => {
  const tags = own(
    <meta name="a" content="1" />,
    <meta httpEquiv="refresh" content="1" />,
    <meta itemProp="i" content="1" />,
    <meta name="a" content="2" />,
    <meta httpEquiv="refresh" content="2" />,
    <meta itemProp="i" content="2" />,
  )
  expect(tags.map((tag) => tag.attributes)).toEqual([
    { name: 'a', content: '2' },
    { 'http-equiv': 'refresh', content: '2' },
    { itemprop: 'i', content: '2' },
  ])
})

test('S222 with different keys both stay', () => {
  expect(own(<meta key="1" name="a" />, <meta key="2" name="a" />)).toHaveLength(2)
})

test('S223, C160 meta with a property is not reduced', () => {
  expect(
    own(<meta property="og:image" content="a" />, <meta property="og:image" content="b" />),
  ).toHaveLength(2)
})

test('S225 the page wins over the App, which is mounted first', () => {
  const app = [<title key="t">App</title>, <meta key="m" name="a" content="app" />]
  const page = [<meta key="m" name="a" content="page" />, <title key="t">Page</title>]
  expect(own(app, page)).toMatchObject([{ attributes: { content: 'page' } }, { text: 'Page' }])
})

test('S226, C163 fragments count one level deep; text, numbers and nothing do not', () => {
  const tags = own(
    <>
      <meta name="in" />
      <>
        <meta name="deeper" />
      </>
      text
      {1}
      {null}
      {false}
    </>,
  )
  expect(tags).toEqual([{ type: 'meta', attributes: { name: 'in' } }])
})

test('S228 style, link and JSON-LD pass through', () => {
  const tags = own(
    <style>{'.a > b { color: red }'}</style>,
    <link rel="canonical" href="/x" crossOrigin="anonymous" />,
    <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: '{"@type":"Thing"}' }} />,
    <script async src="/x.js" noModule={false} data-flag />,
  )
  expect(tags).toEqual([
    { type: 'style', attributes: {}, text: '.a > b { color: red }' },
    { type: 'link', attributes: { rel: 'canonical', href: '/x', crossorigin: 'anonymous' } },
    { type: 'script', attributes: { type: 'application/ld+json' }, html: '{"@type":"Thing"}' },
    { type: 'script', attributes: { async: '', src: '/x.js', 'data-flag': 'true' } },
  ])
})

test('T1 handlers, and names that are none, are dropped', () => {
  const Odd = 'a><script' as 'meta'
  const props = { 'x onload': '1', onload: 'alert(1)', onError() {}, style: {}, content: 'ok' }
  expect(own(<meta {...props} />, <Odd />)).toEqual([{ type: 'meta', attributes: { content: 'ok' } }])
})
